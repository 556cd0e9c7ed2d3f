package io.sosw.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.sosw.config.Config;
import io.sosw.event.BatchOutcome;
import io.sosw.event.SqsBatch;
import io.sosw.event.SqsMessage;
import io.sosw.function.PortableFunction;
import io.sosw.json.Json;
import io.sosw.local.junit.Contract;
import io.sosw.local.junit.FakeQueue;
import io.sosw.local.junit.Invocations;
import io.sosw.wrapper.dispatch.Dispatcher;
import io.sosw.wrapper.dispatch.LoadedFunction;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The contract suite's cases for a packaged function: it answers as the same class does in a unit test, poller and loop. */
public final class PackagedContract {
    private static final String[] BODIES = {"good", "poison", "better", "[1", "poison"};

    private PackagedContract() {}

    /** What the packaged function is given, one after the other: an event, one that fails, and a batch of a queue. */
    public static List<String> events() {
        return List.of("\"box\"", "\"poison\"", Json.write(new SqsBatch(messages()).toEvent()));
    }

    private static List<SqsMessage> messages() {
        return FakeQueue.of(BODIES).messages();
    }

    /**
     * Compares answers with those of {@code demo.Hello} in this JVM.
     *
     * @param answers what the packaged function said to {@link #events()}
     */
    public static void check(Path classes, List<String> answers) throws Exception {
        try (var loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, PackagedContract.class.getClassLoader())) {
            @SuppressWarnings("unchecked")
            var function = (Class<? extends PortableFunction<?, ?, ?>>) loader.loadClass("demo.Hello");
            assertThat(answers).hasSize(3);
            try (var unit = Dispatcher.start(LoadedFunction.of(function), Config.fixed(), System.getLogger("unit"))) {
                assertThat(answers.get(0)).isEqualTo(Json.write(unit.handle("box", Invocations.fixed())));

                var thrown = catchThrowable(() -> unit.handle("poison", Invocations.fixed()));
                var payload = (Map<?, ?>) Json.parse(answers.get(1));
                assertThat(payload.get("errorType")).isEqualTo(thrown.getClass().getName());
                assertThat(payload.get("errorMessage")).isEqualTo(thrown.getMessage());
                assertThat(String.valueOf(payload.get("stackTrace"))).startsWith("[demo.Hello.run(Hello.java:1)");
            }
            var ids = messages().stream().map(SqsMessage::messageId).toList();
            var failed = BatchOutcome.ofText(answers.get(2), ids).failed();
            assertThat(failed).contains("m2", "m5").doesNotContain("m1", "m3");
            assertThat(Contract.of(function).failures(BODIES))
                    .hasSize(3)
                    .allSatisfy(
                            (wrapper, there) -> assertThat(there).as(wrapper).isEqualTo(failed));
        }
    }
}
