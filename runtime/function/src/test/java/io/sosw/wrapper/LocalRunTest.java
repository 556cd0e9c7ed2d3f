package io.sosw.wrapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.config.Config;
import io.sosw.config.Option;
import io.sosw.config.Secret;
import io.sosw.error.UserError;
import io.sosw.event.SqsMessage;
import io.sosw.function.ContextFactory;
import io.sosw.function.FunctionContext;
import io.sosw.function.Invocation;
import io.sosw.function.PortableFunction;
import io.sosw.wrapper.dispatch.Code;
import io.sosw.wrapper.poller.ThreadTimers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalRunTest {
    static final Option<String> DELIMITER =
            Option.text("delimiter", "Separates columns.").orElse(",");
    static final Option<Secret> PASS = Option.secret("db_pass", "Password.").orElse(Secret.of("password"));

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final ThreadTimers timers = new ThreadTimers();
    private String standardInput = "";
    private String functions = function("join", Join.class);
    private Map<String, String> environment = Map.of();

    /** Joins two parts by the delimiter. */
    public static final class Join implements PortableFunction<Map<String, String>, JoinContext, String> {
        @Override
        public String run(Map<String, String> event, JoinContext context) {
            if (!event.containsKey("b")) {
                throw new IllegalArgumentException("b is missing");
            }
            return event.get("a") + context.config().get(DELIMITER) + event.get("b");
        }
    }

    /** Holds the configuration. */
    public static final class JoinContext extends FunctionContext {
        JoinContext(Config config, Invocation invocation) {
            super(config, invocation);
        }

        static ContextFactory<JoinContext> factory() {
            return ContextFactory.of(
                    List.of(DELIMITER, PASS),
                    config -> "",
                    (config, invocation, costly) -> new JoinContext(config, invocation));
        }
    }

    /** Another function of the same project, without options; it is not to be created for a run of the first. */
    public static final class Other implements PortableFunction<String, FunctionContext, String> {
        Other() {
            throw new IllegalStateException("this function is not the one that runs");
        }

        @Override
        public String run(String event, FunctionContext context) {
            return event;
        }
    }

    /** Says its event. */
    public static final class Echo implements PortableFunction<String, FunctionContext, String> {
        @Override
        public String run(String event, FunctionContext context) {
            return event;
        }
    }

    private static final class Resources extends ClassLoader {
        private final String functions;

        Resources(String functions) {
            super(LocalRunTest.class.getClassLoader());
            this.functions = functions;
        }

        @Override
        public @Nullable InputStream getResourceAsStream(String name) {
            var text = name.endsWith("functions.json")
                    ? "{\"version\":1,\"functions\":{" + functions + "}}"
                    : "{\"version\":1,\"source\":\"const.yml\",\"values\":{\"delimiter\":{\"value\":\";\",\"line\":2}}}";
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String function(String name, Class<?> type) {
        return "\"" + name + "\":{\"class\":\"" + type.getName() + "\"}";
    }

    @AfterEach
    void stop() {
        timers.close();
    }

    private int run(String... arguments) throws Exception {
        var place = new Place(
                Code.of(new Resources(functions)),
                new ByteArrayInputStream(standardInput.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
                timers,
                Runnable::run,
                Runnable::run,
                new Random(1),
                () -> "request",
                stop -> {});
        return new LocalRun(place, environment, List.of(arguments)).run();
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void anEventOnTheCommandLineIsRunOnce() throws Exception {
        assertThat(run("--event", "{\"a\":\"x\",\"b\":\"y\"}", "--delimiter=|")).isZero();
        assertThat(printed().strip()).isEqualTo("\"x|y\"");
    }

    @Test
    void anEventComesFromAFileOrFromStandardInput() throws Exception {
        standardInput = "{\"a\":\"1\",\"b\":\"2\"}";
        run("--event=-");
        run(
                "--event",
                Files.writeString(folder.resolve("e.json"), "{\"a\":\"3\",\"b\":\"4\"}")
                        .toString());
        assertThat(printed().lines()).containsExactly("\"1;2\"", "\"3;4\"");
    }

    @Test
    void anEventThatCannotBeReadIsTheUsersError() throws IOException {
        assertThatThrownBy(() -> run("--event={"))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("The event (--event) is not JSON");
        assertThatThrownBy(() -> run("--event=nowhere.json"))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("The event 'nowhere.json' (--event) cannot be read");
    }

    @Test
    void aFailureOfTheFunctionIsThrown() {
        assertThatThrownBy(() -> run("--event={\"a\":\"x\"}")).hasMessage("b is missing");
    }

    @Test
    void helpListsTheOptionsOfAllParts() throws Exception {
        assertThat(run("--help", "--unknown")).isZero();
        assertThat(printed())
                .contains("Options of the function join", "--delimiter=<text>", "default: ; (const.yml line 2)")
                .contains("--read_queue", "--poll_batch_size", "--poll_interval", "--once", "--drain")
                .contains("--const_path", "--event");
    }

    @Test
    void configPrintsEffectiveValuesAndMasksSecrets() throws Exception {
        environment = Map.of("DB_PASS", "hunter2");
        run("--config", "--poll_interval=15");
        assertThat(printed())
                .containsPattern("delimiter +; +const.yml line 2")
                .containsPattern("poll_interval +15s +command line")
                .containsPattern("db_pass +\\*{6} +environment variable DB_PASS")
                .doesNotContain("hunter2");
        out.reset();
        run("--config", "--config_format=json");
        assertThat(printed()).contains("\"delimiter\":{\"value\":\";\",\"origin\":\"const.yml line 2\"}");
    }

    @Test
    void anotherDefaultsFileComesFromTheCommandLineOrFromTheGoal() throws Exception {
        var other = Files.writeString(
                folder.resolve("other.json"),
                "{\"version\":1,\"source\":\"other.yml\",\"values\":{\"delimiter\":{\"value\":\"!\",\"line\":1}}}");
        run("--event={\"a\":\"x\",\"b\":\"y\"}", "--const_path=" + other);
        environment = Map.of("SOSW_CONST", other.toString());
        run("--event={\"a\":\"x\",\"b\":\"y\"}", "--const_path=other.yml");
        assertThat(printed().lines()).containsExactly("\"x!y\"", "\"x!y\"");
    }

    @Test
    void theDefaultsFileMayHoldOptionsOfTheProjectsOtherFunctions() throws Exception {
        functions = function("join", Join.class) + "," + function("other", Other.class) + ","
                + function("echo", Echo.class);
        run("--function=echo", "--event=\"x\"");
        assertThat(printed().strip()).isEqualTo("\"x\"");
        functions = function("other", Other.class) + "," + function("echo", Echo.class);
        assertThatThrownBy(() -> run("--function=echo", "--event=\"x\""))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("unknown name delimiter (const.yml line 2)");
    }

    @Test
    void anUnknownFunctionIsNamedWithItsOrigin() {
        environment = Map.of("SOSW_FUNCTION", "jion");
        assertThatThrownBy(this::run)
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(
                        "There is no function 'jion' (environment variable SOSW_FUNCTION). Fix: give --function");
    }

    @Test
    void aQueueMustBeNamedAndHaveAnAdapter() {
        assertThatThrownBy(this::run)
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(
                        "No queue to read from: --read_queue and environment variable READ_QUEUE are not"
                                + " set. Fix: give --read_queue=NAME");
        assertThatThrownBy(() -> run("--read_queue=jobs"))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("The class path has no adapter for the queue 'jobs'. Fix: add the dependency"
                        + " io.sosw:sosw-aws");
    }

    @Test
    void aMessageOfSqsIsUnwrappedHereToo() throws Exception {
        var message = new SqsMessage("1", "r", "{\"a\":\"x\"}", Map.of(), Map.of(), "", "arn:aws:sqs:r:1:q");
        run("--event=" + io.sosw.json.Json.write(new io.sosw.event.SqsBatch(List.of(message)).toEvent()));
        assertThat(printed().strip()).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"1\"}]}");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Message 1 failed", "b is missing");
    }
}
