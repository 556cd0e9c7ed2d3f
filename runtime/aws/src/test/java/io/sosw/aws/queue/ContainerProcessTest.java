package io.sosw.aws.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.function.FunctionContext;
import io.sosw.function.PortableFunction;
import io.sosw.local.shim.LocalServices;
import io.sosw.local.wire.Controls;
import io.sosw.local.wire.Gateway;
import io.sosw.local.wire.Router;
import io.sosw.local.world.Deliveries;
import io.sosw.local.world.ThreadTimers;
import io.sosw.local.world.World;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The wrapper as a container runs it: a process of its own, the real SDK, SQS behind a port. */
@Timeout(90)
class ContainerProcessTest {
    @TempDir
    Path classes;

    private final List<String> output = new ArrayList<>();
    private ThreadTimers timers;
    private Gateway gateway;
    private SqsClient sqs;
    private String url;

    /** Prints what it works on; hangs and fails as told. */
    public static final class Work implements PortableFunction<Map<String, String>, FunctionContext, Void> {
        @Override
        public @Nullable Void run(Map<String, String> event, FunctionContext context) throws Exception {
            System.out.println("working on " + event);
            if (event.containsKey("fail")) {
                throw new IllegalStateException("as told");
            }
            if (event.containsKey("hang")) {
                new CountDownLatch(1).await();
            }
            return null;
        }
    }

    @BeforeEach
    void serve() throws IOException {
        timers = new ThreadTimers();
        var world = new World(Clock.systemUTC(), new Random(7), timers, new Deliveries(), "000000000000", "us-east-1");
        gateway = Gateway.bind(0);
        gateway.serve(
                new Router(new LocalServices(world, gateway.endpoint()).mounts()), Controls.none(), new Random(1));
        sqs = SqsClient.builder()
                .endpointOverride(gateway.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        create("dead", Map.of());
        url = create(
                "jobs",
                Map.of(
                        QueueAttributeName.VISIBILITY_TIMEOUT,
                        "30",
                        QueueAttributeName.REDRIVE_POLICY,
                        "{\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:000000000000:dead\",\"maxReceiveCount\":2}"));
        Files.createDirectories(classes.resolve("META-INF/sosw"));
        Files.writeString(
                classes.resolve("META-INF/sosw/functions.json"),
                "{\"version\":1,\"functions\":{\"work\":{\"class\":\"" + Work.class.getName() + "\"}}}");
    }

    @AfterEach
    void stop() {
        sqs.close();
        gateway.close();
        timers.close();
    }

    private String create(String name, Map<QueueAttributeName, String> attributes) {
        return sqs.createQueue(request -> request.queueName(name).attributes(attributes))
                .queueUrl();
    }

    private void send(String body) {
        sqs.sendMessage(request -> request.queueUrl(url).messageBody(body));
    }

    private String count(String queueUrl, QueueAttributeName name) {
        return sqs.getQueueAttributes(request -> request.queueUrl(queueUrl).attributeNames(name))
                .attributes()
                .get(name);
    }

    private Process start(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classes + System.getProperty("path.separator") + System.getProperty("java.class.path"),
                "io.sosw.wrapper.Main",
                "--read_queue=jobs",
                "--sqs_endpoint=" + gateway.endpoint()));
        command.addAll(Arrays.asList(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(Map.of("AWS_ACCESS_KEY_ID", "test", "AWS_SECRET_ACCESS_KEY", "test"));
        return builder.start();
    }

    /** Reads until a line holds the text. */
    private void await(BufferedReader lines, String text) {
        try {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(line);
                if (line.contains(text)) {
                    return;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError("never printed: " + text + "\n" + String.join("\n", output));
    }

    private static BufferedReader reader(Process process) {
        return process.inputReader(StandardCharsets.UTF_8);
    }

    @Test
    void aDrainLeavesThePoisonInTheDeadLetterQueueAndHandlesTheRest() throws Exception {
        for (var i = 0; i < 25; i++) {
            send("{\"n\":\"" + i + "\"}");
        }
        send("not json");
        send("{\"fail\":\"yes\"}");
        var process = start("--drain", "--retry_delay=0s", "--poll_concurrency=2");
        await(reader(process), "Done: 25 messages handled, 4 deliveries failed, 0 given back");
        assertThat(process.waitFor()).isZero();
        assertThat(count(url, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .isEqualTo("0");
        var dead = sqs.getQueueUrl(request -> request.queueName("dead")).queueUrl();
        assertThat(count(dead, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .isEqualTo("2");
    }

    @Test
    void aTermSignalGivesBackWhatIsUnfinishedAndExitsWithZero() throws Exception {
        send("{\"hang\":\"yes\"}");
        var process = start("--stop_grace=2s");
        var lines = reader(process);
        await(lines, "working on {hang=yes}");
        process.toHandle().destroy();
        await(lines, "Done: 0 messages handled, 1 deliveries failed, 1 given back");
        assertThat(process.waitFor()).isZero();
        assertThat(count(url, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .isEqualTo("1");
    }

    @Test
    void aMissingQueueEndsWithOneLineAndStatusTwo() throws Exception {
        var process = start("--read_queue=nope", "--once");
        await(reader(process), "The queue 'nope' does not exist (" + gateway.endpoint() + ", region us-east-1). Fix:");
        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(output).noneMatch(line -> line.startsWith("\tat "));
    }

    @Test
    void aPortWhereNobodyListensEndsWithOneLineAndStatusTwo() throws Exception {
        var process = start("--sqs_endpoint=" + URI.create("http://127.0.0.1:1"), "--once");
        await(reader(process), "SQS cannot be reached for the queue 'jobs' (http://127.0.0.1:1, region us-east-1)");
        assertThat(process.waitFor()).isEqualTo(2);
    }
}
