package io.sosw.local.dynamodb;

import static io.sosw.local.dynamodb.Attributes.attributes;
import static io.sosw.local.dynamodb.TestTables.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

class BatchTest extends DynamoDbTest {

    @BeforeEach
    void createTables() {
        db.createTable(TestTables.simple("tasks").build());
        db.createTable(TestTables.simple("done").build());
    }

    @Test
    void putsAndDeletesOfTwoTablesAreDone() {
        put(db, "tasks", "pk", "a");
        var response = db.batchWriteItem(r -> r.requestItems(
                        Map.of("tasks", List.of(delete("a"), putRequest("b")), "done", List.of(putRequest("a"))))
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
        assertThat(response.unprocessedItems()).isEmpty();
        assertThat(response.consumedCapacity())
                .extracting(c -> c.capacityUnits())
                .containsExactlyInAnyOrder(2.0, 1.0);
        assertThat(get("tasks", "pk", "a")).isEmpty();
        assertThat(get("tasks", "pk", "b")).isNotEmpty();
        assertThat(get("done", "pk", "a")).isNotEmpty();
    }

    @Test
    void wrongBatchesOfWritesAreRejected() {
        assertInvalid(
                () -> db.batchWriteItem(r -> r.requestItems(Map.of())),
                "The requestItems parameter is required for BatchWriteItem");
        assertInvalid(
                () -> db.batchWriteItem(r -> r.requestItems(Map.of("tasks", List.of(delete("a"), putRequest("a"))))),
                "Provided list of item keys contains duplicates");
        var many = IntStream.range(0, 26).mapToObj(i -> putRequest("k" + i)).toList();
        assertThatThrownBy(() -> db.batchWriteItem(r -> r.requestItems(Map.of("tasks", many))))
                .hasMessageContaining("at 'requestItems' failed to satisfy constraint: Map value must satisfy "
                        + "constraint: [Member must have length less than or equal to 25, Member must have length "
                        + "greater than or equal to 1]");
    }

    @Test
    void theItemsThatExistAreRead() {
        put(db, "tasks", "pk", "a", "n", 1, "m", 2);
        var response = db.batchGetItem(r -> r.requestItems(Map.of(
                "tasks",
                KeysAndAttributes.builder()
                        .keys(attributes("pk", "a"), attributes("pk", "none"))
                        .projectionExpression("n")
                        .build())));
        assertThat(response.responses()).isEqualTo(Map.of("tasks", List.of(attributes("n", 1))));
        assertThat(response.unprocessedKeys()).isEmpty();
    }

    @Test
    void whatExceedsSixteenMegabytesIsLeftForTheNextRequest() {
        for (int i = 0; i < 50; i++) {
            put(db, "tasks", "pk", "k" + i, "data", "x".repeat(390_000));
        }
        var keys =
                IntStream.range(0, 50).mapToObj(i -> attributes("pk", "k" + i)).toList();
        var first = db.batchGetItem(r -> r.requestItems(
                Map.of("tasks", KeysAndAttributes.builder().keys(keys).build())));
        assertThat(first.responses().get("tasks")).hasSize(43);
        var rest = db.batchGetItem(r -> r.requestItems(first.unprocessedKeys()));
        assertThat(rest.responses().get("tasks")).hasSize(7);
        assertThat(rest.unprocessedKeys()).isEmpty();
    }

    @Test
    void wrongBatchesOfReadsAreRejected() {
        assertInvalid(
                () -> db.batchGetItem(r -> r.requestItems(Map.of())),
                "The requestItems parameter is required for BatchGetItem");
        var many =
                IntStream.range(0, 101).mapToObj(i -> attributes("pk", "k" + i)).toList();
        assertInvalid(
                () -> db.batchGetItem(r -> r.requestItems(
                        Map.of("tasks", KeysAndAttributes.builder().keys(many).build()))),
                "1 validation error detected: Value at 'RequestItems.tasks.member.Keys' failed to satisfy constraint: "
                        + "Member must have length less than or equal to 100");
        var twice = List.of(attributes("pk", "a"), attributes("pk", "a"));
        assertInvalid(
                () -> db.batchGetItem(r -> r.requestItems(
                        Map.of("tasks", KeysAndAttributes.builder().keys(twice).build()))),
                "Provided list of item keys contains duplicates");
    }

    private static WriteRequest putRequest(String key) {
        return WriteRequest.builder()
                .putRequest(p -> p.item(attributes("pk", key)))
                .build();
    }

    private static WriteRequest delete(String key) {
        return WriteRequest.builder()
                .deleteRequest(d -> d.key(attributes("pk", key)))
                .build();
    }
}
