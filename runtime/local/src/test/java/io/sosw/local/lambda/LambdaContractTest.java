package io.sosw.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.sosw.config.Config;
import io.sosw.event.BatchOutcome;
import io.sosw.event.SqsBatch;
import io.sosw.event.SqsMessage;
import io.sosw.function.FunctionContext;
import io.sosw.function.PortableFunction;
import io.sosw.json.Json;
import io.sosw.local.junit.Contract;
import io.sosw.local.junit.FakeQueue;
import io.sosw.local.junit.Invocations;
import io.sosw.local.shim.OpenPort;
import io.sosw.wrapper.dispatch.Dispatcher;
import io.sosw.wrapper.dispatch.LoadedFunction;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/**
 * The same function through unit test, poller, Runtime API loop and the local Lambda, there by our loop and by AWS's own
 * client: the same answers, failures and facts.
 */
class LambdaContractTest {
    @RegisterExtension
    static final OpenPort PORT = new OpenPort();

    @TempDir
    static Path project;

    private static LambdaClient lambda;

    /** A number must be even. */
    public record Count(int n) {}

    /** Fails on odd numbers. */
    public static final class Halves implements PortableFunction<Count, FunctionContext, Map<String, Object>> {
        @Override
        public Map<String, Object> run(Count event, FunctionContext context) {
            if (event.n() % 2 != 0) {
                throw new IllegalArgumentException(event.n() + " is odd");
            }
            return Map.of("half", event.n() / 2);
        }
    }

    /** Tells what it is told of its run. */
    public static final class Facts implements PortableFunction<Map<String, Object>, FunctionContext, String> {
        @Override
        public String run(Map<String, Object> event, FunctionContext context) {
            var invocation = context.invocation();
            var left = invocation.remaining().toMillis();
            return String.join(
                    " ",
                    invocation.functionName(),
                    invocation.functionArn(),
                    invocation.memoryMegabytes() + " MB",
                    "attempt " + invocation.attempt(),
                    invocation.requestId().matches("[0-9a-f-]{36}") ? "request" : "no request",
                    left > 10_000 && left <= 20_000 ? "20 s" : left + " ms",
                    String.valueOf(System.getenv("COLOUR")),
                    String.valueOf(event));
        }
    }

    private static Stream<String> loops() {
        return System.getProperty("os.name").equals("Linux") ? Stream.of("ours", "aws") : Stream.of("ours");
    }

    /** AWS's runtime interface client among the tests' own dependencies. */
    private static String client() {
        var classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(classPath.split(File.pathSeparator))
                .filter(entry -> entry.matches(".*aws-lambda-java-(runtime-interface-client|core|serialization)-.*"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static void create(String name, String function, Path classPath, Map<String, String> variables) {
        var all = new HashMap<>(variables);
        all.put("SOSW_FUNCTION", function);
        lambda.createFunction(r -> r.functionName(name)
                .runtime("java17")
                .role("arn:aws:iam::000000000000:role/any")
                .handler("io.sosw.wrapper.lambda.StreamHandler")
                .code(code -> code.s3Bucket("hot-reload").s3Key(classPath.toString()))
                .environment(environment -> environment.variables(all))
                .memorySize(256)
                .timeout(20));
    }

    @BeforeAll
    static void deployInPlace() throws Exception {
        var descriptors = Files.createDirectories(project.resolve("classes/META-INF/sosw"));
        var functions = Map.of(
                "version",
                1,
                "functions",
                Map.of(
                        "halves",
                        Map.of("class", Halves.class.getName()),
                        "facts",
                        Map.of("class", Facts.class.getName())));
        Files.writeString(descriptors.resolve("functions.json"), Json.write(functions));
        var classPath = project.resolve("classpath");
        Files.write(
                classPath,
                List.of(project.resolve("classes").toString(), home(Halves.class), home(PortableFunction.class)));
        lambda = PORT.client(LambdaClient.builder());
        for (String function : List.of("halves", "facts")) {
            create(function + "-ours", function, classPath, Map.of("COLOUR", "blue"));
            create(function + "-aws", function, classPath, Map.of("COLOUR", "blue", "SOSW_RIC", client()));
        }
    }

    private static String home(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }

    @AfterAll
    static void disconnect() {
        lambda.close();
    }

    private static InvokeResponse ofLambda(String name, String event) {
        return lambda.invoke(r -> r.functionName(name).payload(SdkBytes.fromUtf8String(event)));
    }

    private static Dispatcher unit() {
        return Dispatcher.start(
                LoadedFunction.of(Halves.class), Config.fixed(), System.getLogger("io.sosw.local.lambda.contract"));
    }

    @ParameterizedTest
    @MethodSource("loops")
    void theResultIsTheSame(String loop) throws Exception {
        try (var dispatcher = unit()) {
            var answer = Json.write(dispatcher.handle(Json.parse("{\"n\":4}"), Invocations.fixed()));
            assertThat(ofLambda("halves-" + loop, "{\"n\":4}").payload().asUtf8String())
                    .isEqualTo(answer);
        }
    }

    @ParameterizedTest
    @MethodSource("loops")
    void theFailureIsTheSame(String loop) throws Exception {
        try (var dispatcher = unit()) {
            var thrown = catchThrowable(() -> dispatcher.handle(Json.parse("{\"n\":3}"), Invocations.fixed()));
            var answer = ofLambda("halves-" + loop, "{\"n\":3}");

            assertThat(answer.functionError()).isEqualTo("Unhandled");
            var payload = (Map<?, ?>) Json.parse(answer.payload().asUtf8String());
            assertThat(payload.get("errorType")).isEqualTo(thrown.getClass().getName());
            assertThat(payload.get("errorMessage")).isEqualTo(thrown.getMessage());
            var frame = thrown.getStackTrace()[0];
            assertThat(((List<?>) payload.get("stackTrace")).get(0))
                    .isEqualTo(frame.getClassName() + "." + frame.getMethodName() + "(" + frame.getFileName() + ":"
                            + frame.getLineNumber() + ")");
        }
    }

    @ParameterizedTest
    @MethodSource("loops")
    void theSameMessagesOfABatchFail(String loop) throws Exception {
        var bodies = new String[] {"{\"n\":2}", "{\"n\":1}", "poison", "{\"n\":6}", "{}"};
        var failures = Contract.of(Halves.class).failures(bodies);
        var messages = FakeQueue.of(bodies).messages();
        var answer = ofLambda("halves-" + loop, Json.write(new SqsBatch(messages).toEvent()));
        var ids = messages.stream().map(SqsMessage::messageId).toList();
        failures.put(
                "local Lambda by the loop " + loop,
                BatchOutcome.ofText(answer.payload().asUtf8String(), ids).failed());

        assertThat(failures)
                .hasSize(4)
                .allSatisfy((wrapper, failed) -> assertThat(failed).as(wrapper).containsExactly("m2", "m3", "m5"));
    }

    @Test
    void theFactsOfARunAreTheSame() {
        assertThat(loops()).allSatisfy(loop -> {
            var name = "facts-" + loop;
            assertThat(ofLambda(name, "{\"a\":[1]}").payload().asUtf8String())
                    .isEqualTo("\"" + name + " arn:aws:lambda:us-east-1:000000000000:function:" + name
                            + " 256 MB attempt 1 request 20 s blue {a=[1]}\"");
        });
    }
}
