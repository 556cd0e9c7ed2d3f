package io.sosw.local.dynamodb;

import static io.sosw.local.dynamodb.Attributes.attributes;
import static io.sosw.local.dynamodb.TestTables.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

class ItemOperationsTest extends DynamoDbTest {

    @BeforeEach
    void createTable() {
        db.createTable(TestTables.simple("tasks").build());
    }

    @Test
    void whatWasPutIsRead() {
        put(db, "tasks", "pk", "a", "n", AttributeValue.fromN("1.50"), "empty", "");
        assertThat(get("tasks", "pk", "a")).isEqualTo(attributes("pk", "a", "n", 1.5, "empty", ""));
        assertThat(db.getItem(r -> r.tableName("tasks").key(attributes("pk", "b")))
                        .hasItem())
                .isFalse();
    }

    @Test
    void aPutReplacesTheWholeItemAndReturnsTheOldOne() {
        put(db, "tasks", "pk", "a", "n", 1, "gone", true);
        var response = db.putItem(
                r -> r.tableName("tasks").item(attributes("pk", "a", "n", 2)).returnValues(ReturnValue.ALL_OLD));
        assertThat(response.attributes()).isEqualTo(attributes("pk", "a", "n", 1, "gone", true));
        assertThat(get("tasks", "pk", "a")).isEqualTo(attributes("pk", "a", "n", 2));
    }

    @Test
    void aDeleteReturnsWhatItRemoved() {
        put(db, "tasks", "pk", "a", "n", 1);
        var response = db.deleteItem(
                r -> r.tableName("tasks").key(attributes("pk", "a")).returnValues(ReturnValue.ALL_OLD));
        assertThat(response.attributes()).containsEntry("n", AttributeValue.fromN("1"));
        assertThat(get("tasks", "pk", "a")).isEmpty();
        assertThat(db.deleteItem(r -> r.tableName("tasks").key(attributes("pk", "a")))
                        .hasAttributes())
                .isFalse();
    }

    @Test
    void anUpdateMakesTheItemAndReturnsWhatWasAskedFor() {
        assertThat(update("SET n = :v", ReturnValue.UPDATED_OLD, ":v", 1)).isEmpty();
        assertThat(update("SET n = n + :v, m = :v", ReturnValue.ALL_NEW, ":v", 2))
                .isEqualTo(attributes("pk", "a", "n", 3, "m", 2));
        assertThat(update("SET n = :v", ReturnValue.UPDATED_NEW, ":v", 9)).isEqualTo(attributes("n", 9));
        assertThat(update("SET n = :v", ReturnValue.UPDATED_OLD, ":v", 1)).isEqualTo(attributes("n", 9));
        assertThat(update("SET n = :v", ReturnValue.ALL_OLD, ":v", 1)).isEqualTo(attributes("pk", "a", "n", 1, "m", 2));
    }

    private java.util.Map<String, AttributeValue> update(String expression, ReturnValue wanted, Object... values) {
        return db.updateItem(r -> r.tableName("tasks")
                        .key(attributes("pk", "a"))
                        .updateExpression(expression)
                        .expressionAttributeValues(attributes(values))
                        .returnValues(wanted))
                .attributes();
    }

    @Test
    void anUpdateOfNothingMakesAnItemOfItsKeyAlone() {
        db.updateItem(r -> r.tableName("tasks").key(attributes("pk", "a")));
        assertThat(get("tasks", "pk", "a")).isEqualTo(attributes("pk", "a"));
    }

    @Test
    void aFailedConditionChangesNothingAndReturnsTheItemIfAskedTo() {
        put(db, "tasks", "pk", "a", "state", "LEASED", "attempt", 2);
        assertThatThrownBy(() -> db.updateItem(r -> r.tableName("tasks")
                        .key(attributes("pk", "a"))
                        .updateExpression("SET attempt = attempt + :one")
                        .conditionExpression("attempt = :expected")
                        .expressionAttributeValues(attributes(":one", 1, ":expected", 1))
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)))
                .isInstanceOfSatisfying(ConditionalCheckFailedException.class, e -> {
                    assertThat(e.item()).isEqualTo(attributes("pk", "a", "state", "LEASED", "attempt", 2));
                    assertThat(e.awsErrorDetails().errorMessage()).isEqualTo("The conditional request failed");
                });
        assertThat(get("tasks", "pk", "a")).containsEntry("attempt", AttributeValue.fromN("2"));
    }

    @Test
    void aConditionOnAMissingItemDoesNotMakeIt() {
        assertThatThrownBy(() -> db.updateItem(r -> r.tableName("tasks")
                        .key(attributes("pk", "a"))
                        .updateExpression("ADD hits :one")
                        .conditionExpression("attribute_exists(pk)")
                        .expressionAttributeValues(attributes(":one", 1))))
                .isInstanceOf(ConditionalCheckFailedException.class);
        assertThat(get("tasks", "pk", "a")).isEmpty();
    }

    @Test
    void keysAreChecked() {
        assertInvalid(
                () -> put(db, "tasks", "other", "a"),
                "One or more parameter values were invalid: Missing the key pk in the item");
        assertInvalid(
                () -> put(db, "tasks", "pk", 1),
                "One or more parameter values were invalid: Type mismatch for key pk expected: S actual: N");
        assertInvalid(
                () -> put(db, "tasks", "pk", ""),
                "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an "
                        + "empty string value. Key: pk");
        assertInvalid(
                () -> put(db, "tasks", "pk", "x".repeat(2049)),
                "One or more parameter values were invalid: Size of hashkey has exceeded the maximum size limit of2048 "
                        + "bytes");
        assertInvalid(() -> get("tasks", "pk", "a", "sk", "b"), "The provided key element does not match the schema");
        assertInvalid(
                () -> update("SET pk = :v", ReturnValue.NONE, ":v", "b"),
                "One or more parameter values were invalid: Cannot update attribute pk. This attribute is part of the key");
    }

    @Test
    void anItemOfFourHundredKilobytesFitsAndNoMore() {
        int fits = 400 * 1024 - "pk".length() - "a".length() - "data".length();
        put(db, "tasks", "pk", "a", "data", "x".repeat(fits));
        assertInvalid(
                () -> put(db, "tasks", "pk", "a", "data", "x".repeat(fits + 1)),
                "Item size has exceeded the maximum allowed size");
        assertInvalid(
                () -> update("SET more = :v", ReturnValue.NONE, ":v", "x"),
                "Item size to update has exceeded the maximum allowed size");
    }

    @Test
    void wrongMembersAreReportedTogether() {
        assertInvalid(
                () -> db.deleteItem(r -> r.tableName("tasks")
                        .key(attributes("pk", "a"))
                        .returnValues("WRONG")
                        .returnConsumedCapacity("MORE")),
                "2 validation errors detected: Value 'MORE' at 'returnConsumedCapacity' failed to satisfy constraint: "
                        + "Member must satisfy enum value set: [INDEXES, TOTAL, NONE]; Value 'WRONG' at 'returnValues' "
                        + "failed to satisfy constraint: Member must satisfy enum value set: [ALL_NEW, UPDATED_OLD, "
                        + "ALL_OLD, NONE, UPDATED_NEW]");
        assertInvalid(
                () -> db.putItem(r -> r.tableName("tasks")),
                "1 validation error detected: Value null at 'item' failed to satisfy constraint: Member must not be "
                        + "null");
    }

    @Test
    void aMissingTableIsNotFound() {
        assertFails(() -> get("nowhere", "pk", "a"), "ResourceNotFoundException", "Requested resource not found");
    }

    @Test
    void aTableMayBeNamedByItsArn() {
        put(db, "arn:aws:dynamodb:us-east-1:000000000000:table/tasks", "pk", "a", "tags", Set.of("x"));
        assertThat(get("tasks", "pk", "a")).containsKey("tags");
    }

    @Test
    void projectionsReturnOnlyWhatTheyName() {
        put(db, "tasks", "pk", "a", "status", "open", "map", java.util.Map.of("b", 1, "c", 2));
        var item = db.getItem(r -> r.tableName("tasks")
                        .key(attributes("pk", "a"))
                        .projectionExpression("#s, #m.b")
                        .expressionAttributeNames(java.util.Map.of("#s", "status", "#m", "map")))
                .item();
        assertThat(item).isEqualTo(attributes("status", "open", "map", java.util.Map.of("b", 1)));
    }
}
