package io.sosw.local.dynamodb;

import static io.sosw.local.dynamodb.Attributes.attributes;
import static io.sosw.local.dynamodb.Attributes.value;
import static io.sosw.local.dynamodb.TestTables.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeAction;
import software.amazon.awssdk.services.dynamodb.model.AttributeValueUpdate;
import software.amazon.awssdk.services.dynamodb.model.ComparisonOperator;
import software.amazon.awssdk.services.dynamodb.model.Condition;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ConditionalOperator;
import software.amazon.awssdk.services.dynamodb.model.ExpectedAttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

class LegacyParametersTest extends DynamoDbTest {

    @BeforeEach
    void fillTable() {
        db.createTable(TestTables.sorted("tasks", ScalarAttributeType.S).build());
        put(db, "tasks", "pk", "p", "sk", "alpha", "n", 1, "tags", Set.of("x", "y"));
        put(db, "tasks", "pk", "p", "sk", "beta", "n", 2);
    }

    @Test
    void keysAndFiltersFind() {
        var found = db.query(r -> r.tableName("tasks")
                .keyConditions(Map.of("pk", is(ComparisonOperator.EQ, "p"), "sk", is(ComparisonOperator.GE, "a")))
                .queryFilter(Map.of("n", is(ComparisonOperator.NE, 1)))
                .attributesToGet("sk"));
        assertThat(found.items()).containsExactly(attributes("sk", "beta"));
        assertThat(found.scannedCount()).isEqualTo(2);
        var scanned = db.scan(r -> r.tableName("tasks")
                .scanFilter(Map.of("n", is(ComparisonOperator.EQ, 2), "tags", is(ComparisonOperator.CONTAINS, "x")))
                .conditionalOperator(ConditionalOperator.OR));
        assertThat(scanned.count()).isEqualTo(2);
    }

    @Test
    void updatesChange() {
        db.updateItem(r -> r.tableName("tasks")
                .key(attributes("pk", "p", "sk", "alpha"))
                .attributeUpdates(Map.of(
                        "n", update(AttributeAction.ADD, 5),
                        "tags", update(AttributeAction.DELETE, Set.of("x")),
                        "fresh", update(AttributeAction.PUT, "new"))));
        assertThat(get("tasks", "pk", "p", "sk", "alpha"))
                .isEqualTo(attributes("pk", "p", "sk", "alpha", "n", 6, "tags", Set.of("y"), "fresh", "new"));
    }

    @Test
    void expectationsHoldBackWrites() {
        var absent = ExpectedAttributeValue.builder().exists(false).build();
        assertThatThrownBy(() -> db.putItem(r -> r.tableName("tasks")
                        .item(attributes("pk", "p", "sk", "alpha"))
                        .expected(Map.of("pk", absent))))
                .isInstanceOf(ConditionalCheckFailedException.class);
        db.deleteItem(r -> r.tableName("tasks")
                .key(attributes("pk", "p", "sk", "alpha"))
                .expected(Map.of(
                        "n", ExpectedAttributeValue.builder().value(value(1)).build())));
        assertThat(get("tasks", "pk", "p", "sk", "alpha")).isEmpty();
    }

    @Test
    void oldAndNewAreNotMixed() {
        assertInvalid(
                () -> db.updateItem(r -> r.tableName("tasks")
                        .key(attributes("pk", "p", "sk", "alpha"))
                        .attributeUpdates(Map.of("n", update(AttributeAction.PUT, 1)))
                        .updateExpression("SET n = :v")
                        .expressionAttributeValues(attributes(":v", 1))),
                "Can not use both expression and non-expression parameters in the same request: Non-expression "
                        + "parameters: {AttributeUpdates} Expression parameters: {UpdateExpression}");
        assertInvalid(
                () -> db.getItem(r -> r.tableName("tasks")
                        .key(attributes("pk", "p", "sk", "alpha"))
                        .attributesToGet("n", "n")),
                "One or more parameter values were invalid: Duplicate value in attribute name: n");
        assertInvalid(
                () -> db.putItem(r -> r.tableName("tasks")
                        .item(attributes("pk", "p", "sk", "alpha"))
                        .expressionAttributeValues(attributes(":v", 1))),
                "ExpressionAttributeValues can only be specified when using expressions: ConditionExpression is null");
    }

    @Test
    void argumentsAreCounted() {
        assertInvalid(
                () -> db.scan(r -> r.tableName("tasks")
                        .scanFilter(Map.of(
                                "n",
                                Condition.builder()
                                        .comparisonOperator(ComparisonOperator.BETWEEN)
                                        .attributeValueList(value(1))
                                        .build()))),
                "One or more parameter values were invalid: Invalid number of argument(s) for the BETWEEN "
                        + "ComparisonOperator");
    }

    private static Condition is(ComparisonOperator operator, Object value) {
        return Condition.builder()
                .comparisonOperator(operator)
                .attributeValueList(value(value))
                .build();
    }

    private static AttributeValueUpdate update(AttributeAction action, Object value) {
        return AttributeValueUpdate.builder().action(action).value(value(value)).build();
    }
}
