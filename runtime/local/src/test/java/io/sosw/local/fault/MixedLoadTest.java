package io.sosw.local.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.local.junit.LocalWorld;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
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
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Eight clients do random things over the port while calls fail, are late and lose their replies. Each client has keys of
 * its own and a model of what they must hold: after a call that failed both outcomes are possible until the next read
 * decides. {@code -Dsosw.load.rounds=N} for as long as one likes; 200 take a few seconds.
 */
class MixedLoadTest {
    private static final int CLIENTS = 8;
    private static final int ROUNDS = Integer.getInteger("sosw.load.rounds", 200);
    private static final String FAULTS = "seed=11,dynamodb=throttle@0.05,dynamodb:PutItem=drop@0.05,s3=throttle@0.05,"
            + "s3:PutObject=drop@0.05,s3:DeleteObject=drop@0.03,sqs:SendMessage=error@0.05,sqs:ReceiveMessage=duplicate@0.1,"
            + "*=latency:1ms@0.05";

    @Test
    void noAnswerContradictsTheModel() throws Exception {
        try (var aws = LocalWorld.onPort(11)) {
            prepare(aws);
            aws.faults().add(FAULTS);
            var threads = Executors.newFixedThreadPool(CLIENTS);
            try {
                var clients = new ArrayList<Callable<Set<String>>>();
                for (var i = 0; i < CLIENTS; i++) {
                    var client = new OneClient(aws, i);
                    clients.add(client::run);
                }
                var sent = new HashSet<String>();
                for (var done : threads.invokeAll(clients)) {
                    sent.addAll(done.get());
                }
                assertThat(aws.faults().standing()).allMatch(fault -> fault.strikes() > 0);
                aws.faults().clear();
                assertThat(drained(aws)).containsExactlyInAnyOrderElementsOf(sent);
            } finally {
                threads.shutdownNow();
            }
        }
    }

    private static void prepare(LocalWorld aws) {
        aws.client(S3Client.class).createBucket(r -> r.bucket("load"));
        aws.client(SqsClient.class).createQueue(r -> r.queueName("load"));
        aws.client(DynamoDbClient.class)
                .createTable(r -> r.tableName("load")
                        .attributeDefinitions(a -> a.attributeName("k").attributeType(ScalarAttributeType.S))
                        .keySchema(k -> k.attributeName("k").keyType(KeyType.HASH))
                        .billingMode("PAY_PER_REQUEST"));
    }

    /** Each message that was sent, once: those received before were given back by nobody and hide for 30 seconds. */
    private static List<String> drained(LocalWorld aws) {
        var sqs = aws.client(SqsClient.class);
        var url = sqs.getQueueUrl(r -> r.queueName("load")).queueUrl();
        aws.pass(java.time.Duration.ofMinutes(1));
        var bodies = new ArrayList<String>();
        for (var batch = sqs.receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(10))
                        .messages();
                !batch.isEmpty();
                batch = sqs.receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(10))
                        .messages()) {
            batch.forEach(message -> bodies.add(message.body()));
        }
        return bodies;
    }

    private static final class OneClient {
        private static final String GONE = "";
        private final int number;
        private final Random random;
        private final DynamoDbClient dynamo;
        private final S3Client s3;
        private final SqsClient sqs;
        private final String url;
        private final Map<String, Set<String>> items = new HashMap<>();
        private final Map<String, Set<String>> objects = new HashMap<>();
        private final Set<String> sent = new HashSet<>();

        OneClient(LocalWorld aws, int number) {
            this.number = number;
            this.random = new Random(number);
            this.dynamo = client(aws, DynamoDbClient.builder());
            this.s3 = client(aws, S3Client.builder());
            this.sqs = client(aws, SqsClient.builder());
            this.url = aws.client(SqsClient.class)
                    .getQueueUrl(r -> r.queueName("load"))
                    .queueUrl();
        }

        Set<String> run() {
            for (var round = 0; round < ROUNDS; round++) {
                var key = number + "-" + random.nextInt(5);
                var value = number + "/" + round;
                switch (random.nextInt(7)) {
                    case 0 ->
                        change(
                                items,
                                key,
                                value,
                                () -> dynamo.putItem(r -> r.tableName("load")
                                        .item(Map.of(
                                                "k", AttributeValue.fromS(key), "v", AttributeValue.fromS(value)))));
                    case 1 -> read(items, key, () -> item(key));
                    case 2 ->
                        change(
                                items,
                                key,
                                GONE,
                                () -> dynamo.deleteItem(
                                        r -> r.tableName("load").key(Map.of("k", AttributeValue.fromS(key)))));
                    case 3 ->
                        change(
                                objects,
                                key,
                                value,
                                () -> s3.putObject(r -> r.bucket("load").key(key), RequestBody.fromString(value)));
                    case 4 -> read(objects, key, () -> object(key));
                    case 5 ->
                        change(
                                objects,
                                key,
                                GONE,
                                () -> s3.deleteObject(r -> r.bucket("load").key(key)));
                    default -> message(value);
                }
            }
            return sent;
        }

        private void change(Map<String, Set<String>> model, String key, String value, Runnable call) {
            var possible = model.computeIfAbsent(key, k -> new HashSet<>(Set.of(GONE)));
            try {
                call.run();
                possible.clear();
                possible.add(value);
            } catch (SdkException e) {
                possible.add(value); // perhaps it was done: the reply may be all that was lost
            }
        }

        private void read(Map<String, Set<String>> model, String key, Callable<String> call) {
            var possible = model.computeIfAbsent(key, k -> new HashSet<>(Set.of(GONE)));
            try {
                var found = call.call();
                assertThat(possible).as("what %s may hold", key).contains(found);
                possible.retainAll(Set.of(found));
            } catch (SdkException e) {
                assertThat(possible).isNotEmpty(); // nothing learned
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        private String item(String key) {
            var item = dynamo.getItem(
                            r -> r.tableName("load").consistentRead(true).key(Map.of("k", AttributeValue.fromS(key))))
                    .item();
            return item.isEmpty() ? GONE : item.get("v").s();
        }

        private String object(String key) {
            try {
                return s3.getObjectAsBytes(r -> r.bucket("load").key(key)).asUtf8String();
            } catch (NoSuchKeyException e) {
                return GONE;
            }
        }

        private void message(String body) {
            try {
                sqs.sendMessage(r -> r.queueUrl(url).messageBody(body));
                sent.add(body);
                sqs.receiveMessage(r -> r.queueUrl(url));
            } catch (SdkException e) {
                assertThat(e).hasMessageContaining("asked for");
            }
        }

        private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
                LocalWorld aws, B builder) {
            return builder.endpointOverride(aws.endpoint())
                    .region(Region.US_EAST_1)
                    .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                    .httpClient(UrlConnectionHttpClient.create())
                    .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(1)))
                    .build();
        }
    }
}
