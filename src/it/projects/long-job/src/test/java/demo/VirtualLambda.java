package demo;

import io.sosw.config.Config;
import io.sosw.function.Invocation;
import io.sosw.invoke.Answer;
import io.sosw.invoke.FunctionInvoker;
import io.sosw.invoke.Handover;
import io.sosw.json.Json;
import io.sosw.local.junit.LocalWorld;
import io.sosw.local.junit.PassingTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Runs what is sent to it, one event after the other, each with the function's timeout. Time passes when somebody waits. */
final class VirtualLambda implements FunctionInvoker {
    private final Duration timeout;
    private final Deque<String> events = new ArrayDeque<>();
    final PassingTime time = new PassingTime(Instant.parse("2026-01-01T00:00:00Z"));
    int runs;

    VirtualLambda(Duration timeout) {
        this.timeout = timeout;
    }

    /** Hands events to the function until none is left. */
    void drain(Config config, Etl etl, LocalWorld aws) throws Exception {
        var clients =
                new ReportContext.Clients(etl, this, aws.client(SqsClient.class), aws.client(SnsClient.class), time);
        for (var event = events.poll(); event != null; event = events.poll()) {
            var id = "run-" + ++runs;
            var invocation = new Invocation(id, "load-report", "", 256, 1, time.instant().plus(timeout), time);
            try (var context = new ReportContext(config, invocation, clients)) {
                new LoadReport().run(Json.read(event, Load.class), context);
            }
            if (time.instant().isAfter(invocation.deadline())) {
                throw new IllegalStateException(id + " has timed out");
            }
        }
    }

    @Override
    public Handover send(String function, Object payload) {
        events.add(Json.write(payload));
        return new Handover.Accepted();
    }

    @Override
    public Answer call(String function, Object payload) {
        throw new UnsupportedOperationException("nobody waits for " + function);
    }
}
