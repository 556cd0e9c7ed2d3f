package io.sosw.local.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.local.shim.ShimMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A shim is killed (SIGKILL) in the middle of writes, again and again; more often with -Dsosw.kills=20. */
@Tag("jdk-neutral")
class KillTest {
    private static final int KILLS = Integer.getInteger("sosw.kills", 3);
    private static final int WRITERS = 3;
    private static final String NOTHING = "";

    @TempDir
    Path project;

    /** What one writer knows: the values that were acknowledged, and what else may be there. */
    private static final class Model {
        final Map<String, Set<String>> values = new TreeMap<>();
        final Set<String> messages = new HashSet<>();
        final Set<String> perhaps = new HashSet<>();

        void write(String key, String value, Runnable call) {
            var before = values.getOrDefault(key, Set.of(NOTHING));
            var either = new HashSet<>(before);
            either.add(value);
            values.put(key, either); // until it is answered
            call.run();
            values.put(key, Set.of(value));
        }
    }

    private final class Running {
        final Process process;
        final DynamoDbClient dynamo;
        final SqsClient sqs;
        final S3Client s3;

        Running() throws IOException, InterruptedException {
            var log = project.resolve("log").toFile();
            var ready = project.resolve(".sosw/shim/endpoint.json");
            Files.deleteIfExists(ready);
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            ShimMain.class.getName(),
                            "--project_dir=" + project,
                            "--persist=true")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                    .start();
            while (!Files.exists(ready)) {
                if (process.waitFor(10, TimeUnit.MILLISECONDS)) {
                    throw new AssertionError(Files.readString(log.toPath()));
                }
            }
            var json = Files.readString(ready);
            var endpoint = URI.create(json.replaceAll("(?s).*\"(http://127.0.0.1:\\d+)\".*", "$1"));
            dynamo = client(DynamoDbClient.builder(), endpoint);
            sqs = client(SqsClient.builder(), endpoint);
            s3 = client(S3Client.builder(), endpoint);
        }

        private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder, URI endpoint) {
            return builder.endpointOverride(endpoint)
                    .region(Region.US_EAST_1)
                    .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                    .httpClient(UrlConnectionHttpClient.create())
                    .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(1)))
                    .build();
        }

        String queue(int writer) {
            return sqs.getQueueUrl(r -> r.queueName("queue" + writer)).queueUrl();
        }

        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void everyAcknowledgedWriteOutlivesAKill() throws Exception {
        var random = new Random(20);
        var models = new ArrayList<Model>();
        var shim = new Running();
        try {
            var first = shim;
            first.dynamo.createTable(r -> r.tableName("table")
                    .billingMode("PAY_PER_REQUEST")
                    .attributeDefinitions(a -> a.attributeName("id").attributeType("S"))
                    .keySchema(k -> k.attributeName("id").keyType("HASH")));
            first.s3.createBucket(r -> r.bucket("bucket"));
            for (var i = 0; i < WRITERS; i++) {
                var name = "queue" + i;
                first.sqs.createQueue(
                        r -> r.queueName(name).attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "0")));
                models.add(new Model());
            }
            for (var kill = 0; kill < KILLS; kill++) {
                writeAndKill(shim, models, random);
                shim = new Running();
                for (var i = 0; i < WRITERS; i++) {
                    check(shim, i, models.get(i));
                }
            }
            for (var i = 0; i < WRITERS; i++) {
                drain(shim, i, models.get(i));
            }
        } finally {
            shim.kill();
        }
    }

    private static void writeAndKill(Running shim, List<Model> models, Random random) throws InterruptedException {
        var enough = new CountDownLatch(20 + random.nextInt(200));
        var threads = new ArrayList<Thread>();
        for (var i = 0; i < WRITERS; i++) {
            var writer = i;
            var own = new Random(random.nextLong());
            threads.add(new Thread(() -> {
                try {
                    var queue = shim.queue(writer);
                    while (true) {
                        write(shim, writer, queue, models.get(writer), own);
                        enough.countDown();
                    }
                } catch (SdkException | UncheckedIOException killed) {
                    enough.countDown();
                }
            }));
        }
        threads.forEach(Thread::start);
        enough.await();
        shim.kill();
        for (var thread : threads) {
            thread.join();
        }
    }

    private static void write(Running shim, int writer, String queue, Model model, Random random) {
        var key = "w" + writer + "-" + random.nextInt(5);
        var value = Long.toHexString(random.nextLong());
        switch (random.nextInt(7)) {
            case 0, 1 ->
                model.write(
                        "item " + key,
                        value,
                        () -> shim.dynamo.putItem(r -> r.tableName("table").item(item(key, value))));
            case 2 ->
                model.write(
                        "item " + key,
                        NOTHING,
                        () -> shim.dynamo.deleteItem(
                                r -> r.tableName("table").key(Map.of("id", AttributeValue.fromS(key)))));
            case 3 ->
                model.write(
                        "pair",
                        value,
                        () -> shim.dynamo.transactWriteItems(
                                r -> r.transactItems(put("a" + writer, value), put("b" + writer, value))));
            case 4 ->
                model.write(
                        "object " + key,
                        value,
                        () -> shim.s3.putObject(
                                r -> r.bucket("bucket").key(key),
                                RequestBody.fromString(value.repeat(1 + random.nextInt(3000)))));
            case 5 -> {
                model.perhaps.add(value);
                shim.sqs.sendMessage(r -> r.queueUrl(queue).messageBody(value));
                model.perhaps.remove(value);
                model.messages.add(value);
            }
            default ->
                shim.sqs.receiveMessage(r -> r.queueUrl(queue)).messages().forEach(message -> {
                    model.messages.remove(message.body());
                    model.perhaps.add(message.body());
                    shim.sqs.deleteMessage(r -> r.queueUrl(queue).receiptHandle(message.receiptHandle()));
                    model.perhaps.remove(message.body());
                });
        }
    }

    private static Map<String, AttributeValue> item(String key, String value) {
        return Map.of("id", AttributeValue.fromS(key), "v", AttributeValue.fromS(value));
    }

    private static TransactWriteItem put(String key, String value) {
        return TransactWriteItem.builder()
                .put(Put.builder().tableName("table").item(item(key, value)).build())
                .build();
    }

    private static void check(Running shim, int writer, Model model) {
        var found = new TreeMap<String, String>();
        shim.dynamo
                .scan(r -> r.tableName("table"))
                .items()
                .forEach(item -> found.put(item.get("id").s(), item.get("v").s()));
        assertThat(found.get("a" + writer)).isEqualTo(found.get("b" + writer));
        model.values.forEach((name, possible) -> {
            var now = name.startsWith("object ")
                    ? object(shim, name.substring("object ".length()))
                    : found.getOrDefault(
                            name.equals("pair") ? "a" + writer : name.substring("item ".length()), NOTHING);
            assertThat(now).as(name).isIn(possible);
            model.values.put(name, Set.of(now));
        });
        var count = Integer.parseInt(shim.sqs
                .getQueueAttributes(r -> r.queueUrl(shim.queue(writer))
                        .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .attributes()
                .get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));
        assertThat(count).isBetween(model.messages.size(), model.messages.size() + model.perhaps.size());
    }

    /** The value of which the object is made; what is not whole is no value. */
    private static String object(Running shim, String key) {
        try {
            var text =
                    shim.s3.getObjectAsBytes(r -> r.bucket("bucket").key(key)).asUtf8String();
            for (var length = 1; length <= 16; length++) {
                var value = text.substring(0, Math.min(length, text.length()));
                if (text.length() % length == 0
                        && value.repeat(text.length() / length).equals(text)
                        && length > 8) {
                    return value;
                }
            }
            return text;
        } catch (software.amazon.awssdk.services.s3.model.NoSuchKeyException e) {
            return NOTHING;
        }
    }

    private static void drain(Running shim, int writer, Model model) {
        var queue = shim.queue(writer);
        var drained = new ArrayList<String>();
        while (true) {
            var messages = shim.sqs
                    .receiveMessage(
                            r -> r.queueUrl(queue).maxNumberOfMessages(10).visibilityTimeout(600))
                    .messages();
            if (messages.isEmpty()) {
                break;
            }
            messages.forEach(message -> drained.add(message.body()));
        }
        assertThat(drained).doesNotHaveDuplicates().containsAll(model.messages);
        drained.removeAll(model.messages);
        assertThat(model.perhaps).containsAll(drained);
    }
}
