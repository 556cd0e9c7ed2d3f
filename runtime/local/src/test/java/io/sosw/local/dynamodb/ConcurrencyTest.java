package io.sosw.local.dynamodb;

import static io.sosw.local.dynamodb.Attributes.attributes;
import static io.sosw.local.dynamodb.TestTables.put;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

class ConcurrencyTest extends DynamoDbTest {
    private static final int THREADS = 8;
    private static final int ROUNDS = 200;

    @Test
    void noIncrementIsLost() throws Exception {
        db.createTable(TestTables.simple("tasks").build());
        inParallel(thread -> db.updateItem(r -> r.tableName("tasks")
                .key(attributes("pk", "counter"))
                .updateExpression("ADD n :one")
                .expressionAttributeValues(attributes(":one", 1))));
        assertThat(get("tasks", "pk", "counter"))
                .containsEntry("n", AttributeValue.fromN(Integer.toString(THREADS * ROUNDS)));
    }

    @Test
    void oneOfManyWinsACondition() throws Exception {
        db.createTable(TestTables.simple("tasks").build());
        var won = new AtomicInteger();
        inParallel(thread -> {
            try {
                db.putItem(r -> r.tableName("tasks")
                        .item(attributes("pk", "lease", "owner", thread))
                        .conditionExpression("attribute_not_exists(pk)"));
                won.incrementAndGet();
            } catch (ConditionalCheckFailedException e) {
                assertThat(e.statusCode()).isEqualTo(400);
            }
        });
        assertThat(won).hasValue(1);
    }

    @Test
    void transfersOverTwoTablesKeepTheSumAndReadersSeeIt() throws Exception {
        db.createTable(TestTables.simple("left").build());
        db.createTable(TestTables.simple("right").build());
        put(db, "left", "pk", "a", "n", 1000);
        put(db, "right", "pk", "a", "n", 1000);
        inParallel(thread -> {
            var from = thread % 2 == 0 ? "left" : "right";
            var to = thread % 2 == 0 ? "right" : "left";
            try {
                db.transactWriteItems(r -> r.transactItems(
                        i -> i.update(u -> u.tableName(from)
                                .key(attributes("pk", "a"))
                                .updateExpression("SET n = n - :one")
                                .conditionExpression("n > :one")
                                .expressionAttributeValues(attributes(":one", 1))),
                        i -> i.update(u -> u.tableName(to)
                                .key(attributes("pk", "a"))
                                .updateExpression("ADD n :one")
                                .expressionAttributeValues(attributes(":one", 1)))));
            } catch (TransactionCanceledException e) {
                assertThat(e.cancellationReasons().get(0).code()).isEqualTo("ConditionalCheckFailed");
            }
            var seen = db.transactGetItems(r -> r.transactItems(
                    i -> i.get(g -> g.tableName("left").key(attributes("pk", "a"))),
                    i -> i.get(g -> g.tableName("right").key(attributes("pk", "a")))));
            int sum = seen.responses().stream()
                    .mapToInt(item -> Integer.parseInt(item.item().get("n").n()))
                    .sum();
            assertThat(sum).isEqualTo(2000);
        });
    }

    @Test
    void readersOfAnIndexSeeEachItemOnceWhileItMoves() throws Exception {
        db.createTable(TestTables.indexed("tasks").build());
        for (int i = 0; i < 20; i++) {
            put(db, "tasks", "pk", "p", "sk", "s" + i, "state", "OPEN", "due", i);
        }
        inParallel(thread -> {
            int i = thread * 2;
            put(db, "tasks", "pk", "p", "sk", "s" + i, "state", "OPEN", "due", thread * 100);
            put(db, "tasks", "pk", "p", "sk", "s" + i, "state", "OPEN", "due", i);
            var found = db.query(r -> r.tableName("tasks")
                    .indexName("byState")
                    .keyConditionExpression("#s = :s")
                    .expressionAttributeNames(java.util.Map.of("#s", "state"))
                    .expressionAttributeValues(attributes(":s", "OPEN")));
            assertThat(found.items())
                    .extracting(item -> item.get("sk").s())
                    .hasSize(20)
                    .doesNotHaveDuplicates();
        });
    }

    private interface Work {
        void run(int thread);
    }

    private static void inParallel(Work work) throws Exception {
        var start = new CountDownLatch(1);
        var pool = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Void>> running = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int number = thread;
                Callable<Void> loop = () -> {
                    start.await();
                    for (int i = 0; i < ROUNDS; i++) {
                        work.run(number);
                    }
                    return null;
                };
                running.add(pool.submit(loop));
            }
            start.countDown();
            for (var each : running) {
                each.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
