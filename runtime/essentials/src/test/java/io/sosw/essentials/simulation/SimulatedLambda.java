package io.sosw.essentials.simulation;

import io.sosw.invoke.Answer;
import io.sosw.invoke.FunctionInvoker;
import io.sosw.invoke.Handover;
import io.sosw.json.Json;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** Lambda's asynchronous invocation: late, sometimes twice, sometimes with a lost reply, sometimes refused. */
record SimulatedLambda(Simulation simulation, Faults faults, double crash, Consumer<Map<String, Object>> worker)
        implements FunctionInvoker {

    @Override
    public Handover send(String function, Object payload) {
        simulation.pause(Duration.ofMillis(5 + simulation.random.nextInt(25)));
        dieMaybe();
        if (simulation.chance(faults.throttle())) {
            return new Handover.Refused("TooManyRequestsException: Rate Exceeded.", true);
        }
        var event = Json.write(payload);
        deliver(event, 200);
        if (simulation.chance(faults.duplicateEvent())) {
            deliver(event, 60_000);
        }
        dieMaybe();
        return simulation.chance(faults.lostReply()) ? new Handover.Unknown("lost") : new Handover.Accepted();
    }

    @Override
    public Answer call(String function, Object payload) {
        throw new AssertionError("Nobody waits for an answer here");
    }

    @SuppressWarnings("unchecked")
    private void deliver(String event, int latest) {
        simulation.spawn(
                Duration.ofMillis(1 + simulation.random.nextInt(latest)),
                () -> worker.accept((Map<String, Object>) Json.parse(event)));
    }

    private void dieMaybe() {
        if (simulation.chance(crash)) {
            throw new Simulation.Crash();
        }
    }
}
