package io.sosw.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.function.PortableFunction;
import io.sosw.local.shim.CommandLine;
import io.sosw.local.shim.OpenPort;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.DeadLetterConfig;
import software.amazon.awssdk.services.lambda.model.FunctionUrlAuthType;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.RecursiveLoop;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Real functions in processes of their own that use the SDK, called by the SDK, by HTTP and by the AWS CLI. */
class EndToEndTest {
    @RegisterExtension
    static final OpenPort PORT = new OpenPort();

    private static final String ARN = "arn:aws:lambda:us-east-1:000000000000:function:";
    private static final String QUEUES = "arn:aws:sqs:us-east-1:000000000000:";

    @TempDir
    static Path folder;

    private static Path code;
    private static LambdaClient lambda;
    private static SqsClient sqs;

    @BeforeAll
    static void connect() throws Exception {
        lambda = PORT.client(LambdaClient.builder());
        sqs = PORT.client(SqsClient.builder());
        code = classPath();
    }

    @AfterAll
    static void disconnect() {
        lambda.close();
        sqs.close();
    }

    /** The function alone in a folder, then what it stands on. */
    private static Path classPath() throws Exception {
        var classes = folder.resolve("classes");
        var own = Errands.class.getName().replace('.', '/') + ".class";
        Files.createDirectories(classes.resolve(own).getParent());
        try (var in = Errands.class.getResourceAsStream("/" + own)) {
            Files.copy(in, classes.resolve(own));
        }
        Files.createDirectories(classes.resolve("META-INF/sosw"));
        Files.writeString(
                classes.resolve("META-INF/sosw/functions.json"),
                "{\"version\":1,\"functions\":{\"errands\":{\"class\":\"" + Errands.class.getName() + "\"}}}");
        var lines = new ArrayList<String>();
        lines.add(classes.toString());
        lines.add(Path.of(PortableFunction.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString());
        var given = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Stream.of(given.split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar") && !lines.contains(entry))
                .forEach(lines::add);
        return Files.write(folder.resolve("code"), lines);
    }

    private static void create(String name, int timeout, String dead) {
        lambda.createFunction(r -> r.functionName(name)
                .runtime("java17")
                .role("arn:aws:iam::000000000000:role/any")
                .handler("io.sosw.wrapper.lambda.StreamHandler")
                .code(where -> where.s3Bucket("hot-reload").s3Key(code.toString()))
                .deadLetterConfig(dead.isEmpty() ? null : to(dead))
                .memorySize(256)
                .timeout(timeout));
    }

    private static DeadLetterConfig to(String queue) {
        return DeadLetterConfig.builder().targetArn(QUEUES + queue).build();
    }

    private static String queue(String name) {
        return sqs.createQueue(r -> r.queueName(name)).queueUrl();
    }

    private static String heard(String queue) {
        var messages =
                sqs.receiveMessage(r -> r.queueUrl(queue).waitTimeSeconds(20)).messages();
        return messages.isEmpty() ? "nothing" : messages.get(0).body();
    }

    private static void begin(String function, String event) {
        lambda.invoke(r ->
                r.functionName(function).invocationType(InvocationType.EVENT).payload(SdkBytes.fromUtf8String(event)));
    }

    @Test
    void aFunctionThatCallsItselfIsStoppedAfterSixteenRunsUnlessItMay() {
        create("caller", 20, "");
        var told = queue("told");
        var event = "{\"do\":\"call\",\"n\":1,\"queue\":\"" + told + "\"}";
        begin("caller", event);
        assertThat(heard(told)).isEqualTo("stopped after 16");

        lambda.putFunctionRecursionConfig(r -> r.functionName("caller").recursiveLoop(RecursiveLoop.ALLOW));
        begin("caller", event);
        assertThat(heard(told)).isEqualTo("went on to 20");
    }

    @Test
    void aChainThroughAQueueIsStoppedAsWell() {
        create("sender", 20, "");
        var left = queue("left");
        var redrive = "{\"maxReceiveCount\":1,\"deadLetterTargetArn\":\"" + QUEUES + "left\"}";
        var chain = sqs.createQueue(r -> r.queueName("endless")
                        .attributesWithStrings(Map.of("VisibilityTimeout", "1", "RedrivePolicy", redrive)))
                .queueUrl();
        lambda.createEventSourceMapping(r -> r.functionName("sender").eventSourceArn(QUEUES + "endless"));
        sqs.sendMessage(r -> r.queueUrl(chain).messageBody("{\"do\":\"send\",\"n\":1,\"queue\":\"" + chain + "\"}"));
        assertThat(heard(left)).contains("\"n\":17");
    }

    @Test
    void aFunctionUrlSpeaksHttpForTheFunction() throws Exception {
        create("page", 20, "");
        var url = lambda.createFunctionUrlConfig(r -> r.functionName("page").authType(FunctionUrlAuthType.NONE))
                .functionUrl();
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(url + "tea/pot")).build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(418);
        assertThat(answer.headers().map())
                .containsEntry("content-type", List.of("text/plain"))
                .containsEntry("x-path", List.of("/tea/pot"));
        assertThat(answer.headers().allValues("set-cookie")).containsExactlyInAnyOrder("a=1; Path=/", "b=2");
        assertThat(answer.body()).isEqualTo(new byte[] {(byte) 0xff, 0, 't'});
    }

    @Test
    void aScheduleAndAnEventOnTheBusCallAFunction() {
        create("due", 20, "");
        var dues = queue("dues");
        var event = "{\"queue\":\"" + dues + "\"}";
        try (var scheduler = PORT.client(SchedulerClient.builder())) {
            var soon = LocalDateTime.now(ZoneOffset.UTC).plusSeconds(2).truncatedTo(ChronoUnit.SECONDS);
            scheduler.createSchedule(r -> r.name("soon")
                    .scheduleExpression("at(" + soon + (soon.getSecond() == 0 ? ":00" : "") + ")")
                    .flexibleTimeWindow(w -> w.mode(FlexibleTimeWindowMode.OFF))
                    .target(t -> t.arn(ARN + "due")
                            .roleArn("arn:aws:iam::000000000000:role/any")
                            .input(event)));
        }
        assertThat(heard(dues)).isEqualTo("told");
        try (var events = PORT.client(EventBridgeClient.builder())) {
            events.putRule(r -> r.name("shop").eventPattern("{\"source\":[\"shop\"]}"));
            events.putTargets(r -> r.rule("shop").targets(t -> t.id("1").arn(ARN + "due")));
            events.putEvents(
                    r -> r.entries(e -> e.source("shop").detailType("sold").detail(event)));
        }
        assertThat(heard(dues)).isEqualTo("told");
    }

    @Test
    void fourCallsOfTheSdkAndOfTheCommandLineMeetAtOneBarrier() throws Exception {
        create("four", 20, "");
        meeting(port -> lambda.invoke(r -> r.functionName("four")
                        .payload(SdkBytes.fromUtf8String("{\"do\":\"meet\",\"port\":" + port + "}")))
                .payload()
                .asUtf8String());
        meeting(port -> invoke("four", "{\"do\":\"meet\",\"port\":" + port + "}"));
    }

    @Test
    void theCommandLineSeesTimeoutsThrottlingAndRetries() throws Exception {
        var dead = queue("dead-events");
        create("cli", 20, "dead-events");
        create("late", 1, "");

        assertThat(invoke("late", "{\"do\":\"hang\"}", "--log-type", "Tail"))
                .contains("\"FunctionError\": \"Unhandled\"", "\"LogResult\"", "Task timed out after 1.00 seconds");

        assertThat(invoke("cli", "{\"do\":\"fail\"}", "--invocation-type", "Event"))
                .contains("\"StatusCode\": 202");
        assertThat(CommandLine.aws(
                        PORT.endpoint(),
                        "sqs",
                        "receive-message",
                        "--queue-url",
                        dead,
                        "--wait-time-seconds",
                        "20",
                        "--message-attribute-names",
                        "All"))
                .contains("on purpose", "RequestID", "\\\"fail\\\"");

        lambda.putFunctionConcurrency(r -> r.functionName("late").reservedConcurrentExecutions(0));
        assertThat(CommandLine.refusal(PORT.endpoint(), "lambda", "invoke", "--function-name", "late", "/dev/null"))
                .contains("TooManyRequestsException", "Rate Exceeded");
    }

    /** What the client prints, and the answer. */
    private static String invoke(String function, String event, String... more) {
        try {
            var answer = Files.createTempFile(folder, "answer", ".json");
            var command = new ArrayList<>(List.of("lambda", "invoke", "--function-name", function));
            command.addAll(List.of("--payload", CommandLine.blob(event)));
            command.addAll(List.of(more));
            command.add(answer.toString());
            return CommandLine.aws(PORT.endpoint(), command.toArray(String[]::new)) + Files.readString(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nobody is answered before all four have come. */
    private static void meeting(Function<Integer, String> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (var server = new ServerSocket(0, 4, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            var calls = new ArrayList<CompletableFuture<String>>();
            for (var i = 0; i < 4; i++) {
                calls.add(CompletableFuture.supplyAsync(() -> call.apply(server.getLocalPort()), threads));
            }
            server.setSoTimeout(60_000);
            var all = new ArrayList<Socket>();
            for (var i = 0; i < 4; i++) {
                all.add(server.accept());
            }
            for (Socket each : all) {
                each.getOutputStream().write(1);
            }
            assertThat(calls).allSatisfy(each -> assertThat(each.get()).contains("\"met\""));
            for (Socket each : all) {
                each.close();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
