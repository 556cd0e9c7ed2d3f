package io.sosw.local.junit;

import io.sosw.config.Config;
import io.sosw.event.BatchOutcome;
import io.sosw.event.SqsBatch;
import io.sosw.event.SqsMessage;
import io.sosw.function.PortableFunction;
import io.sosw.json.Json;
import io.sosw.wrapper.dispatch.Dispatcher;
import io.sosw.wrapper.dispatch.LoadedFunction;
import io.sosw.wrapper.lambda.RuntimeLoop;
import io.sosw.wrapper.poller.Poller;
import io.sosw.wrapper.poller.PollerOptions;
import io.sosw.wrapper.poller.PollerParts;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * One function, every wrapper: the same messages must leave the same ones failed. {@code
 * Contract.of(LoadAirports.class).failures(bodies)} tells for each wrapper which messages failed.
 */
public final class Contract {
    private final Class<? extends PortableFunction<?, ?, ?>> function;
    private final LoadedFunction loaded;

    private Contract(Class<? extends PortableFunction<?, ?, ?>> function) {
        this.function = function;
        this.loaded = LoadedFunction.of(function);
    }

    /** The contract of one function, whose context makes do with the defaults of its options. */
    public static Contract of(Class<? extends PortableFunction<?, ?, ?>> function) {
        return new Contract(function);
    }

    /** Ids of the failed messages by wrapper: {@code unit}, {@code poller}, {@code runtime loop}. */
    public Map<String, List<String>> failures(String... bodies) throws Exception {
        var failures = new LinkedHashMap<String, List<String>>();
        failures.put("unit", ofUnit(bodies));
        failures.put("poller", ofPoller(bodies));
        failures.put("runtime loop", ofRuntimeLoop(bodies));
        return failures;
    }

    private List<String> ofUnit(String... bodies) throws Exception {
        var messages = FakeQueue.of(bodies).messages();
        try (var dispatcher = dispatcher()) {
            var answer = dispatcher.handle(Json.toValue(new SqsBatch(messages).toEvent()), Invocations.fixed());
            return BatchOutcome.of(Json.toValue(answer), ids(messages)).failed();
        }
    }

    private List<String> ofPoller(String... bodies) throws Exception {
        var queue = FakeQueue.of(bodies);
        var config = Config.fixed().with(PollerOptions.DRAIN, true);
        try (var dispatcher = dispatcher()) {
            new Poller(queue, loaded.descriptor(), config, dispatcher, parts()).run();
        }
        return queue.left();
    }

    private static PollerParts parts() {
        var clock = Invocations.fixed().clock();
        return new PollerParts(
                clock, new NoTimers(), Runnable::run, Runnable::run, new Random(1), () -> "request-1", log());
    }

    private List<String> ofRuntimeLoop(String... bodies) throws Exception {
        var messages = FakeQueue.of(bodies).messages();
        var event = Json.writeBytes(new SqsBatch(messages).toEvent());
        try (var api = new OneEventApi(event)) {
            var environment = Map.of("AWS_LAMBDA_RUNTIME_API", api.address());
            try {
                new RuntimeLoop(environment, new OneFunctionLoader(function), Clock.systemUTC()).run();
            } catch (IOException e) {
                if (!api.answered()) {
                    throw e;
                }
            }
            return BatchOutcome.ofText(api.answer(), ids(messages)).failed();
        }
    }

    private Dispatcher dispatcher() {
        return Dispatcher.start(loaded, Config.fixed(), log());
    }

    private static System.Logger log() {
        return System.getLogger("io.sosw.contract");
    }

    private static List<String> ids(List<SqsMessage> messages) {
        return messages.stream().map(SqsMessage::messageId).toList();
    }
}
