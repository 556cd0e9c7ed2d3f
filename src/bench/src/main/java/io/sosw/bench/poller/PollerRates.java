package io.sosw.bench.poller;

import io.sosw.local.shim.LocalServices;
import io.sosw.local.wire.Controls;
import io.sosw.local.wire.Gateway;
import io.sosw.local.wire.Router;
import io.sosw.local.world.Deliveries;
import io.sosw.local.world.ThreadTimers;
import io.sosw.local.world.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Drains the same number of messages by the poller and by a bare loop, in turns, each in a JVM of its own. */
public final class PollerRates {
    private static final int MESSAGES = Integer.getInteger("messages", 3_000);
    private static final int ROUNDS = Integer.getInteger("rounds", 5);

    private PollerRates() {}

    /** Measures one and four deliveries at once. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (var timers = new ThreadTimers();
                var gateway = Gateway.bind(0)) {
            var world =
                    new World(Clock.systemUTC(), new Random(7), timers, new Deliveries(), "000000000000", "us-east-1");
            gateway.serve(
                    new Router(new LocalServices(world, gateway.endpoint()).mounts()), Controls.none(), new Random(1));
            var classes = Files.createTempDirectory("poller-bench");
            Files.createDirectories(classes.resolve("META-INF/sosw"));
            Files.writeString(
                    classes.resolve("META-INF/sosw/functions.json"),
                    "{\"version\":1,\"functions\":{\"wait\":{\"class\":\"" + FiveMilliseconds.class.getName()
                            + "\"}}}");
            try (var sqs = SqsClient.builder()
                    .endpointOverride(gateway.endpoint())
                    .region(Region.US_EAST_1)
                    .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                    .httpClient(UrlConnectionHttpClient.create())
                    .build()) {
                var url = sqs.createQueue(request -> request.queueName("jobs")).queueUrl();
                for (int threads : new int[] {1, 4}) {
                    compare(sqs, url, threads, classes, gateway.endpoint().toString());
                }
            }
        }
    }

    private static void compare(SqsClient sqs, String url, int threads, Path classes, String endpoint)
            throws IOException, InterruptedException {
        var bare = new ArrayList<Double>();
        var poller = new ArrayList<Double>();
        for (int round = 0; round < ROUNDS; round++) {
            fill(sqs, url);
            bare.add(rate(classes, List.of(BareLoop.class.getName(), url, "" + threads, "--sqs_endpoint=" + endpoint)));
            fill(sqs, url);
            poller.add(rate(
                    classes,
                    List.of(
                            "io.sosw.wrapper.Main",
                            "--read_queue=jobs",
                            "--drain",
                            "--poll_interval=1s",
                            "--poll_concurrency=" + threads,
                            "--sqs_endpoint=" + endpoint)));
        }
        System.out.printf(
                "%d at once, %d rounds of %d messages: bare loop %.0f/s, poller %.0f/s (medians), ratio %.2f%n",
                threads, ROUNDS, MESSAGES, median(bare), median(poller), median(poller) / median(bare));
    }

    private static void fill(SqsClient sqs, String url) {
        for (int sent = 0; sent < MESSAGES; sent += 10) {
            var entries = IntStream.range(sent, sent + 10)
                    .mapToObj(i -> SendMessageBatchRequestEntry.builder()
                            .id("m" + i)
                            .messageBody("{\"n\":\"" + i + "\"}")
                            .build())
                    .toList();
            sqs.sendMessageBatch(request -> request.queueUrl(url).entries(entries));
        }
    }

    private static double rate(Path classes, List<String> program) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                classes + System.getProperty("path.separator") + System.getProperty("java.class.path")));
        command.addAll(program);
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment()
                .putAll(Map.of(
                        "AWS_ACCESS_KEY_ID", "test", "AWS_SECRET_ACCESS_KEY", "test", "AWS_REGION", "us-east-1"));
        var process = builder.start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(program + " ended with " + process.exitValue() + ":\n" + printed);
        }
        return printed.lines()
                .filter(line -> line.startsWith("rate "))
                .mapToDouble(line -> Double.parseDouble(line.substring("rate ".length())))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(program + " printed no rate:\n" + printed));
    }

    private static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
