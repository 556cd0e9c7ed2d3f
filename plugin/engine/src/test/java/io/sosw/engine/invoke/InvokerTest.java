package io.sosw.engine.invoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.engine.console.Console;
import io.sosw.engine.project.FunctionSpec;
import io.sosw.engine.run.BorrowedShim;
import io.sosw.engine.run.Jvm;
import io.sosw.engine.run.ShimFolder;
import io.sosw.error.UserError;
import io.sosw.function.PortableFunction;
import io.sosw.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls over the real API to functions in real processes. */
class InvokerTest {
    @TempDir
    static Path project;

    private static RealShim real;

    private final ByteArrayOutputStream result = new ByteArrayOutputStream();
    private final ByteArrayOutputStream notes = new ByteArrayOutputStream();

    @BeforeAll
    static void start() throws Exception {
        var descriptors = Files.createDirectories(project.resolve("target/classes/META-INF/sosw"));
        var functions = Map.of("version", 1, "functions", Map.of("seen", Map.of("class", Called.class.getName())));
        Files.writeString(descriptors.resolve("functions.json"), Json.write(functions));
        real = RealShim.of(project);
    }

    @AfterAll
    static void stop() throws Exception {
        real.close();
    }

    private static CallPlan plan(String event, int repeat, boolean asynchronous, int memory) throws URISyntaxException {
        var function = new FunctionSpec(
                "seen",
                1,
                Called.class.getName(),
                "",
                null,
                memory,
                20,
                Map.of("COLOUR", "blue"),
                2,
                List.of(),
                List.of(),
                0,
                Map.of());
        var classPath =
                List.of(project.resolve("target/classes").toString(), home(Called.class), home(PortableFunction.class));
        return new CallPlan(
                project,
                function,
                "java17",
                classPath,
                Map.of(),
                event,
                asynchronous,
                repeat,
                OptionalInt.empty(),
                "",
                project.resolve("target/sosw"));
    }

    private static String home(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }

    private boolean call(CallPlan plan) throws IOException, InterruptedException {
        return call(plan, false);
    }

    private boolean call(CallPlan plan, boolean json) throws IOException, InterruptedException {
        var none = new Compilation(List.of(), project.resolve("target/classes"), List.of(), List.of());
        var fresh = new FreshClasses(none, project.resolve("work"), Clock.systemUTC());
        try (var shim =
                BorrowedShim.of(new ShimFolder(project), Jvm.current(64, List.of()), console(notes), "call", () -> {
                    throw new AssertionError("a shim is running");
                })) {
            return new Invoker(console(result), console(notes), json).call(plan, fresh::refresh, shim);
        }
    }

    private static Console console(ByteArrayOutputStream bytes) {
        return new Console(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theResultGoesToOnePlaceAndTheLogToAnother() throws Exception {
        assertThat(call(plan("{\"n\":1}", 1, false, 256))).isTrue();

        assertThat(Json.parse(text(result))).isEqualTo(Map.of("got", Map.of("n", 1L), "colour", "blue"));
        assertThat(text(notes))
                .contains("START RequestId: ", "seen by the log", "END RequestId: ", "REPORT RequestId: ");
    }

    @Test
    void aFailureIsToldForPeopleAndForPrograms() throws Exception {
        assertThat(call(plan("{\"fail\":\"boom\"}", 1, false, 256))).isFalse();

        assertThat(text(result))
                .startsWith("{\"errorMessage\":\"boom\",\"errorType\":\"java.lang.IllegalStateException\"");
        assertThat(text(notes))
                .contains("The function failed: java.lang.IllegalStateException: boom")
                .contains("    at " + Called.class.getName() + ".run(");
    }

    @Test
    void anEventThatLambdaWouldNotTakeIsTold() {
        var large = "\"" + "x".repeat(7 << 20) + "\"";

        assertThatThrownBy(() -> call(plan(large, 1, false, 256)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("byte payload is too large for the RequestResponse invocation type")
                .hasMessageContaining("Fix: put what it holds into a bucket");
    }

    @Test
    void forProgramsEachCallIsOneObject() throws Exception {
        assertThat(call(plan("{\"n\":1}", 2, false, 288), true)).isTrue();

        var lines = text(result).lines().toList();
        assertThat(lines).hasSize(2);
        var first = (Map<?, ?>) Json.parse(lines.get(0));
        assertThat(first.get("result")).isEqualTo(Map.of("got", Map.of("n", 1L), "colour", "blue"));
        assertThat(first.get("cold")).isEqualTo(true);
        assertThat(first.get("failed")).isEqualTo(false);
        assertThat(String.valueOf(first.keySet())).contains("durationMs", "initDurationMs", "totalMs");
        assertThat(String.valueOf(first.get("log"))).contains("seen by the log");
        assertThat(((Map<?, ?>) Json.parse(lines.get(1))).get("cold")).isEqualTo(false);
        assertThat(text(notes)).isEmpty();
    }

    @Test
    void repeatedCallsAreDrawn() throws Exception {
        assertThat(call(plan("{}", 4, false, 320))).isTrue();

        assertThat(text(notes))
                .containsPattern("   1 cold +[0-9.]+ ms \\|i+#")
                .containsPattern("   4 warm +[0-9.]+ ms \\|")
                .containsPattern("cold, init +1 ")
                .containsPattern("warm, total +3 ");
        assertThat(project.resolve("target/sosw/invoke-seen.svg")).content().contains("<title>call 1, cold: ");
    }

    @Test
    void anEventIsAcceptedAtOnce() throws Exception {
        assertThat(call(plan("{}", 1, true, 256))).isTrue();

        assertThat(text(result)).isEmpty();
        assertThat(text(notes)).contains("Accepted: the event runs on its own");
    }

    @Test
    void whatIsAsItWasStaysWarm() throws Exception {
        call(plan("{}", 1, false, 384));
        notes.reset();
        call(plan("{}", 1, false, 384));
        assertThat(text(notes)).contains("REPORT").doesNotContain("Init Duration");
        notes.reset();
        call(plan("{}", 1, false, 448));
        assertThat(text(notes)).contains("Memory Size: 448 MB").contains("Init Duration");
    }
}
