package io.sosw.engine.deploy;

import io.sosw.engine.console.Console;
import io.sosw.local.shim.LocalServices;
import io.sosw.local.world.Deliveries;
import io.sosw.local.world.ThreadTimers;
import io.sosw.local.world.World;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** A project and an account of its own to deploy it to. */
final class Cloud {
    static final String STACK = "orders-lab";

    final Path project;
    final LocalServices services;
    final Map<String, String> commandLine = new LinkedHashMap<>(Map.of("sosw.env", "lab"));
    /** What pauses have taken, as the deployment sees it; it waits little of that. */
    private final AtomicLong time = new AtomicLong();

    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return Instant.now().plusMillis(time.get());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };

    String printed = "";

    /** What a command told people while a program read what it printed. */
    String told = "";

    /** Happens in each pause. */
    LongConsumer whilePausing = millis -> {};

    /** The time of this account: pauses move it on. */
    Instant now() {
        return clock.instant();
    }

    Duration passed() {
        return Duration.ofMillis(time.get());
    }

    Cloud(Path project) throws IOException {
        this.project = project;
        var world = new World(
                Clock.systemUTC(), new Random(7), new ThreadTimers(), new Deliveries(), "000000000000", "us-east-1");
        services = new LocalServices(world, URI.create("http://127.0.0.1:1"), project.resolve(".cloud"));
        write("env/lab.yml", "{account: '000000000000', region: us-east-1}\n");
        write("template.yaml", """
            Parameters: {Level: {Type: String, Default: info}}
            Resources:
              Orders: {Type: AWS::SQS::Queue, Properties: {VisibilityTimeout: 180}}
              Rows:
                Type: AWS::DynamoDB::Table
                Properties:
                  TableName: !Sub "${AWS::StackName}-rows"
                  BillingMode: PAY_PER_REQUEST
                  AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
                  KeySchema: [{AttributeName: id, KeyType: HASH}]
            """);
        write("sosw.yml", """
            functions:
              take-orders:
                class: demo.Take
                trigger: {queue: Orders}
                environment: {LEVEL: "${Level}", ROWS: "${Rows}"}
                uses: [{table: Rows, access: write}]
            """);
        code("one");
    }

    void write(String file, String text) throws IOException {
        var path = project.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    String read(String file) throws IOException {
        return Files.readString(project.resolve(file));
    }

    void replace(String file, String before, String after) throws IOException {
        var text = read(file);
        if (!text.contains(before)) {
            throw new IllegalArgumentException(file + " does not say " + before);
        }
        write(file, text.replace(before, after));
    }

    /** Another content of the function's zip. */
    void code(String content) throws IOException {
        var zip = project.resolve("target/sosw/orders.zip");
        Files.createDirectories(zip.getParent());
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("content"));
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
        var hash = String.format("%064x", content.hashCode());
        write(
                "target/sosw/artifacts.json",
                "{\"artifacts\":[{\"path\":\"target/sosw/orders.zip\",\"kind\":\"function\",\"contentHash\":\"" + hash
                        + "\",\"runtime\":\"java17\",\"architecture\":\"arm64\",\"handler\":\"demo.Take\"}]}");
    }

    private Clients clients(Calls calls) {
        return new Clients(
                counted(CloudFormationClient.class, calls),
                () -> counted(S3Client.class, calls),
                () -> counted(StsClient.class, calls),
                () -> counted(LambdaClient.class, calls),
                () -> counted(SqsClient.class, calls),
                () -> counted(CloudWatchClient.class, calls),
                () -> counted(CloudWatchLogsClient.class, calls),
                () -> "us-east-1");
    }

    private <C> C counted(Class<C> service, Calls calls) {
        return calls.counting(service, services.get(service));
    }

    DeployPlan plan(String command, Optional<String> endpoint) {
        return new DeployPlan(
                command,
                "orders",
                project.toString(),
                project.resolve("target/sosw").toString(),
                512,
                30,
                commandLine,
                Map.of(),
                endpoint);
    }

    /** Runs a command and keeps what it printed. */
    String run(String command) throws IOException, InterruptedException {
        return run(command, new Calls());
    }

    String run(String command, Calls calls) throws IOException, InterruptedException {
        var plan = plan(command, Optional.empty());
        var out = new ByteArrayOutputStream();
        var notes = new ByteArrayOutputStream();
        var threads = Executors.newFixedThreadPool(2);
        try {
            var result = new Console(new PrintStream(out, true, StandardCharsets.UTF_8));
            var json = Commands.json(plan, Map.of());
            var console = json ? new Console(new PrintStream(notes, true, StandardCharsets.UTF_8)) : result;
            new Commands(plan, Map.of(), result, console, clock, this::pause, null, threads)
                    .run(target -> clients(calls));
        } finally {
            threads.shutdown();
            told = notes.toString(StandardCharsets.UTF_8);
            printed = out.toString(StandardCharsets.UTF_8);
        }
        return printed;
    }

    private void pause(long millis) {
        time.addAndGet(millis);
        whilePausing.accept(millis);
        java.util.concurrent.locks.LockSupport.parkNanos(Math.min(millis, 5) * 1_000_000L);
    }

    String status() {
        return Stacks.find(services.get(CloudFormationClient.class), STACK)
                .map(stack -> stack.stackStatusAsString())
                .orElse("none");
    }

    List<String> functions() {
        return services.get(LambdaClient.class).listFunctions().functions().stream()
                .map(function -> function.functionName())
                .toList();
    }

    String live() {
        return services.get(LambdaClient.class)
                .getAlias(
                        request -> request.functionName(STACK + "-take-orders").name("live"))
                .functionVersion();
    }

    /** What the alias runs. */
    String liveCode() {
        return services.get(LambdaClient.class)
                .getFunction(
                        request -> request.functionName(STACK + "-take-orders").qualifier("live"))
                .configuration()
                .codeSha256();
    }

    /** Of the project's zip, as Lambda tells it. */
    String codeSha256() throws IOException, NoSuchAlgorithmException {
        var bytes = Files.readAllBytes(project.resolve("target/sosw/orders.zip"));
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
