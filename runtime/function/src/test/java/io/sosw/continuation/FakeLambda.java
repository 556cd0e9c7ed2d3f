package io.sosw.continuation;

import io.sosw.function.Invocation;
import io.sosw.invoke.Answer;
import io.sosw.invoke.DelayedInvoker;
import io.sosw.invoke.FunctionInvoker;
import io.sosw.invoke.Handover;
import io.sosw.json.Json;
import io.sosw.time.PassingTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** Takes events and runs them one after the other, each with a time limit. */
final class FakeLambda implements FunctionInvoker, DelayedInvoker {
    final PassingTime time = new PassingTime();
    final Deque<String> events = new ArrayDeque<>();
    final List<String> called = new ArrayList<>();
    final List<Duration> delays = new ArrayList<>();
    Supplier<Handover> answer = Handover.Accepted::new;
    int copies = 1;
    int runs;

    @Override
    public Handover send(String function, Object payload) {
        called.add(function);
        var given = answer.get();
        if (given instanceof Handover.Accepted) {
            for (var copy = 0; copy < copies; copy++) {
                events.add(Json.write(payload));
            }
        }
        return given;
    }

    @Override
    public Handover send(String function, Object payload, Duration delay, String name) {
        delays.add(delay);
        time.pause(delay);
        return send(function, payload);
    }

    @Override
    public Duration longest() {
        return Duration.ofMinutes(15);
    }

    @Override
    public Answer call(String function, Object payload) {
        throw new AssertionError("a continuation never waits for the answer of " + function);
    }

    Invocation invocation(Duration limit) {
        return new Invocation("req-" + runs, "fn", "", 128, 1, time.instant().plus(limit), time);
    }

    /** Runs what has been sent, until nothing is left. */
    void drain(Duration limit, Function function) throws Exception {
        for (var event = events.poll(); event != null; event = events.poll()) {
            runs++;
            function.run(event, invocation(limit));
        }
    }

    interface Function {
        void run(String event, Invocation invocation) throws Exception;
    }
}
