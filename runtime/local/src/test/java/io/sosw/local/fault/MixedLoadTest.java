package io.sosw.local.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.local.junit.LocalWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Eight clients do random things over the port while calls fail, are late and lose their replies; no answer may
 * contradict the model. In the profile {@code load} that goes on for half an hour, and then nothing may grow either; every
 * build has as many operations as a minute of it (120,531 in 30 minutes).
 */
@Tag("jdk-neutral")
class MixedLoadTest {
    private static final int CLIENTS = 8;
    private static final int ROUNDS = 500;
    private static final Duration TIME = Duration.ofMinutes(Integer.getInteger("sosw.load.minutes", 0));
    private static final long GROWTH = 8L << 20;
    private static final String FAULTS = "seed=11,dynamodb=throttle@0.05,dynamodb:PutItem=drop@0.05,"
            + "dynamodb:UpdateItem=drop@0.05,dynamodb:TransactWriteItems=drop@0.05,s3=throttle@0.05,"
            + "s3:PutObject=drop@0.05,s3:DeleteObject=drop@0.03,ssm:PutParameter=drop@0.05,sqs:SendMessage=error@0.05,"
            + "sqs:ReceiveMessage=duplicate@0.02,*=latency:1ms@0.05";

    private final Messages messages = new Messages();

    @Test
    void noAnswerContradictsTheModelAndNothingGrows() throws Exception {
        try (var aws = LocalWorld.onPort(11)) {
            prepare(aws);
            aws.faults().add(FAULTS);
            var threads = Executors.newFixedThreadPool(CLIENTS);
            try {
                var clients = new ArrayList<LoadClient>();
                for (var i = 0; i < CLIENTS; i++) {
                    clients.add(new LoadClient(aws, i, messages));
                }
                var steps = run(clients, threads);
                var heap = usedHeap();
                var running = Thread.activeCount();
                steps += run(clients, threads);

                if (!TIME.isZero()) { // alone in its JVM
                    assertThat(usedHeap() - heap).as("growth of the heap").isLessThan(GROWTH);
                    assertThat(Thread.activeCount()).isLessThanOrEqualTo(running + 2);
                }
                var faults = aws.faults().standing();
                assertThat(faults).allMatch(fault -> fault.strikes() > 0);
                aws.faults().clear();
                messages.areLeft(drained(aws), strikes(faults, "duplicate"));
                System.out.println("Mixed load: " + steps + " operations, the heap holds " + (heap >> 20) + " MB");
            } finally {
                threads.shutdownNow();
            }
        }
    }

    /** Half of the load. */
    private static int run(List<LoadClient> clients, ExecutorService threads) throws Exception {
        var end = System.nanoTime() + TIME.toNanos() / 2;
        var running = new ArrayList<Callable<Integer>>();
        for (var client : clients) {
            running.add(() -> {
                var round = 0;
                while (round < ROUNDS / 2 || System.nanoTime() - end < 0 && !TIME.isZero()) {
                    client.step();
                    round++;
                }
                return round;
            });
        }
        var steps = 0;
        for (var done : threads.invokeAll(running)) {
            steps += done.get();
        }
        return steps;
    }

    private static long strikes(List<Faults.Standing> faults, String kind) {
        return faults.stream()
                .filter(fault -> fault.rule().contains(kind))
                .mapToLong(Faults.Standing::strikes)
                .sum();
    }

    private static long usedHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static void prepare(LocalWorld aws) {
        aws.client(S3Client.class).createBucket(r -> r.bucket(LoadClient.NAME));
        aws.client(SqsClient.class).createQueue(r -> r.queueName(LoadClient.NAME));
        aws.client(DynamoDbClient.class)
                .createTable(r -> r.tableName(LoadClient.NAME)
                        .attributeDefinitions(
                                a -> a.attributeName("k").attributeType(ScalarAttributeType.S),
                                a -> a.attributeName("o").attributeType(ScalarAttributeType.S))
                        .keySchema(k -> k.attributeName("k").keyType(KeyType.HASH))
                        .globalSecondaryIndexes(i -> i.indexName("by-owner")
                                .keySchema(k -> k.attributeName("o").keyType(KeyType.HASH))
                                .projection(p -> p.projectionType("ALL")))
                        .billingMode("PAY_PER_REQUEST"));
    }

    /** Each message that is left; those received were given back by nobody and hide for 30 seconds. */
    private static List<String> drained(LocalWorld aws) {
        var sqs = aws.client(SqsClient.class);
        var url = sqs.getQueueUrl(r -> r.queueName(LoadClient.NAME)).queueUrl();
        aws.pass(Duration.ofMinutes(1));
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
}
