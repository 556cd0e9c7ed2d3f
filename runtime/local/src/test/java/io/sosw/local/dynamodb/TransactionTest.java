package io.sosw.local.dynamodb;

import static io.sosw.local.dynamodb.Attributes.attributes;
import static io.sosw.local.dynamodb.TestTables.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

class TransactionTest extends DynamoDbTest {

    @BeforeEach
    void createTables() {
        db.createTable(TestTables.simple("tasks").build());
        db.createTable(TestTables.simple("done").build());
        put(db, "tasks", "pk", "a", "attempt", 1);
    }

    @Test
    void allActionsOverTwoTablesHappen() {
        put(db, "tasks", "pk", "b", "attempt", 1);
        db.transactWriteItems(r -> r.transactItems(
                putItem("done", "a"),
                TransactWriteItem.builder()
                        .delete(d -> d.tableName("tasks").key(attributes("pk", "a")))
                        .build(),
                TransactWriteItem.builder()
                        .update(u -> u.tableName("tasks")
                                .key(attributes("pk", "b"))
                                .updateExpression("ADD attempt :one")
                                .expressionAttributeValues(attributes(":one", 1)))
                        .build(),
                check("tasks", "c", "attribute_not_exists(pk)")));
        assertThat(get("done", "pk", "a")).isNotEmpty();
        assertThat(get("tasks", "pk", "a")).isEmpty();
        assertThat(get("tasks", "pk", "b")).containsEntry("attempt", AttributeValue.fromN("2"));
        assertThat(get("tasks", "pk", "c")).isEmpty();
    }

    @Test
    void oneFailedConditionCancelsAllAndIsNamedAtItsPlace() {
        assertThatThrownBy(() -> db.transactWriteItems(r -> r.transactItems(
                        putItem("done", "a"),
                        TransactWriteItem.builder()
                                .conditionCheck(c -> c.tableName("tasks")
                                        .key(attributes("pk", "a"))
                                        .conditionExpression("attempt = :two")
                                        .expressionAttributeValues(attributes(":two", 2))
                                        .returnValuesOnConditionCheckFailure(
                                                ReturnValuesOnConditionCheckFailure.ALL_OLD))
                                .build())))
                .isInstanceOfSatisfying(TransactionCanceledException.class, e -> {
                    assertThat(e.awsErrorDetails().errorMessage())
                            .isEqualTo("Transaction cancelled, please refer cancellation reasons for specific reasons "
                                    + "[None, ConditionalCheckFailed]");
                    assertThat(e.cancellationReasons())
                            .extracting(CancellationReason::code)
                            .containsExactly("None", "ConditionalCheckFailed");
                    assertThat(e.cancellationReasons().get(1).item()).isEqualTo(attributes("pk", "a", "attempt", 1));
                });
        assertThat(get("done", "pk", "a")).isEmpty();
    }

    @Test
    void anActionThatDoesNotFitItsTableIsAReasonToo() {
        assertThatThrownBy(() -> db.transactWriteItems(r -> r.transactItems(
                        putItem("done", "a"),
                        TransactWriteItem.builder()
                                .delete(d -> d.tableName("tasks").key(attributes("wrong", "a")))
                                .build())))
                .isInstanceOfSatisfying(
                        TransactionCanceledException.class,
                        e -> assertThat(e.cancellationReasons().get(1).message())
                                .isEqualTo("The provided key element does not match the schema"));
    }

    @Test
    void aTokenLetsARepetitionPassForTenMinutes() {
        var items = List.of(TransactWriteItem.builder()
                .update(u -> u.tableName("tasks")
                        .key(attributes("pk", "a"))
                        .updateExpression("ADD attempt :one")
                        .expressionAttributeValues(attributes(":one", 1)))
                .build());
        db.transactWriteItems(r -> r.clientRequestToken("t").transactItems(items));
        db.transactWriteItems(r -> r.clientRequestToken("t").transactItems(items));
        assertThat(get("tasks", "pk", "a")).containsEntry("attempt", AttributeValue.fromN("2"));
        assertThatThrownBy(() ->
                        db.transactWriteItems(r -> r.clientRequestToken("t").transactItems(putItem("done", "x"))))
                .isInstanceOf(IdempotentParameterMismatchException.class);

        time.advance(Duration.ofMinutes(11));
        db.transactWriteItems(r -> r.clientRequestToken("t").transactItems(items));
        assertThat(get("tasks", "pk", "a")).containsEntry("attempt", AttributeValue.fromN("3"));
    }

    @Test
    void wrongTransactionsAreRejectedAsAWhole() {
        assertInvalid(
                () -> db.transactWriteItems(r -> r.transactItems(putItem("done", "a"), putItem("done", "a"))),
                "Transaction request cannot include multiple operations on one item");
        assertInvalid(
                () -> db.transactWriteItems(r -> r.transactItems(List.of())),
                "1 validation error detected: Value '[]' at 'transactItems' failed to satisfy constraint: Member must "
                        + "have length greater than or equal to 1");
        assertThatThrownBy(() ->
                        db.transactWriteItems(r -> r.transactItems(Collections.nCopies(101, putItem("done", "a")))))
                .hasMessageContaining("Member must have length less than or equal to 100");
        assertFails(
                () -> db.transactWriteItems(r -> r.transactItems(putItem("nowhere", "a"))),
                "ResourceNotFoundException",
                "Requested resource not found");
    }

    @Test
    void aReadSeesAllItemsOfOneMoment() {
        put(db, "done", "pk", "b", "n", 1, "m", 2);
        var responses = db.transactGetItems(r -> r.transactItems(
                        i -> i.get(g -> g.tableName("tasks").key(attributes("pk", "a"))),
                        i -> i.get(g -> g.tableName("tasks").key(attributes("pk", "none"))),
                        i -> i.get(g ->
                                g.tableName("done").key(attributes("pk", "b")).projectionExpression("n"))))
                .responses();
        assertThat(responses.get(0).item()).isEqualTo(attributes("pk", "a", "attempt", 1));
        assertThat(responses.get(1).hasItem()).isFalse();
        assertThat(responses.get(2).item()).isEqualTo(attributes("n", 1));
    }

    private static TransactWriteItem putItem(String table, String key) {
        return TransactWriteItem.builder()
                .put(p -> p.tableName(table).item(attributes("pk", key)))
                .build();
    }

    private static TransactWriteItem check(String table, String key, String condition) {
        return TransactWriteItem.builder()
                .conditionCheck(
                        c -> c.tableName(table).key(attributes("pk", key)).conditionExpression(condition))
                .build();
    }
}
