package io.sosw.wrapper.poller;

import io.sosw.config.Config;
import io.sosw.config.ConfigLoader;
import io.sosw.config.Constants;
import io.sosw.config.Sources;
import io.sosw.event.BatchResponse;
import io.sosw.event.SqsBatch;
import io.sosw.event.SqsMessage;
import io.sosw.wrapper.dispatch.EventHandler;
import io.sosw.wrapper.dispatch.FunctionDescriptor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** A poller on a fake queue with manual time; all on the calling thread unless a test gives it threads. */
final class Bench {
    final ManualTime time = new ManualTime();
    final FakeQueue queue = new FakeQueue(time);
    final RecordingLog log = new RecordingLog();
    final List<List<String>> runs = Collections.synchronizedList(new ArrayList<>());
    Executor threads = Runnable::run;
    /** The longest jitter there is. */
    RandomGenerator random = new RandomGenerator() {
        @Override
        public long nextLong() {
            return 0;
        }

        @Override
        public long nextLong(long bound) {
            return bound - 1;
        }
    };

    /** Remembers what was delivered and fails some messages. */
    EventHandler failing(Predicate<String> bodies) {
        return (event, invocation) -> {
            var messages = SqsBatch.from(event).messages();
            runs.add(messages.stream().map(SqsMessage::body).toList());
            return BatchResponse.failed(messages.stream()
                    .filter(message -> bodies.test(message.body()))
                    .map(SqsMessage::messageId)
                    .toList());
        };
    }

    Poller poller(EventHandler handler, String... arguments) {
        var parts = new PollerParts(time, time, threads, Runnable::run, random, () -> "request", log);
        return new Poller(queue, new FunctionDescriptor("worker", "Worker"), config(arguments), handler, parts);
    }

    PollReport run(EventHandler handler, String... arguments) {
        try {
            return poller(handler, arguments).run();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static Config config(String... arguments) {
        return new ConfigLoader(PollerOptions.all())
                .load(new Sources(Constants.none(), Map.of(), Arrays.asList(arguments), true));
    }
}
