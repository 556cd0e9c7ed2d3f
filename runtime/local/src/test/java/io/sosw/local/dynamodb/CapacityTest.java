package io.sosw.local.dynamodb;

import static io.sosw.local.dynamodb.Attributes.attributes;
import static io.sosw.local.dynamodb.TestTables.put;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Capacity;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

class CapacityTest extends DynamoDbTest {

    @BeforeEach
    void createTable() {
        db.createTable(TestTables.indexed("tasks").build());
    }

    @Test
    void aWriteCostsAUnitAKilobyteAndTheSameInEachIndexItTouches() {
        var consumed = putConsumed(attributes("pk", "a", "sk", "1", "body", "x".repeat(2000)));
        assertThat(consumed.capacityUnits()).isEqualTo(2);
        assertThat(consumed.hasGlobalSecondaryIndexes()).isFalse();

        consumed = putConsumed(attributes("pk", "a", "sk", "2", "state", "OPEN", "due", 1));
        assertThat(consumed.table().capacityUnits()).isEqualTo(1);
        assertThat(consumed.globalSecondaryIndexes()).isEqualTo(Map.of("byState", units(1)));
        assertThat(consumed.localSecondaryIndexes()).isEqualTo(Map.of("byDue", units(1)));
        assertThat(consumed.capacityUnits()).isEqualTo(3);
    }

    @Test
    void aMovedIndexEntryCostsTwoAndAnUnchangedOneNothing() {
        put(db, "tasks", "pk", "a", "sk", "1", "state", "OPEN", "due", 1);
        var consumed = putConsumed(attributes("pk", "a", "sk", "1", "state", "DONE", "due", 1));
        assertThat(consumed.globalSecondaryIndexes()).isEqualTo(Map.of("byState", units(2)));
        assertThat(consumed.hasLocalSecondaryIndexes()).isFalse();
    }

    @Test
    void aReadCostsHalfAUnitForFourKilobytesOrOneIfConsistent() {
        put(db, "tasks", "pk", "a", "sk", "1", "body", "x".repeat(5000));
        assertThat(getConsumed(false)).isEqualTo(1);
        assertThat(getConsumed(true)).isEqualTo(2);
        var query = db.query(r -> r.tableName("tasks")
                .keyConditionExpression("pk = :p")
                .expressionAttributeValues(attributes(":p", "nobody"))
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
        assertThat(query.consumedCapacity().capacityUnits()).isEqualTo(0.5);
    }

    @Test
    void aTransactionCostsTwice() {
        var consumed = db.transactWriteItems(r -> r.transactItems(
                        i -> i.put(p -> p.tableName("tasks").item(attributes("pk", "a", "sk", "1"))))
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
        assertThat(consumed.consumedCapacity().get(0).capacityUnits()).isEqualTo(2);
    }

    @Test
    void nobodyIsToldUnasked() {
        var response = db.putItem(r -> r.tableName("tasks").item(attributes("pk", "a", "sk", "1")));
        assertThat(response.consumedCapacity()).isNull();
    }

    private ConsumedCapacity putConsumed(Map<String, AttributeValue> item) {
        return db.putItem(r -> r.tableName("tasks").item(item).returnConsumedCapacity(ReturnConsumedCapacity.INDEXES))
                .consumedCapacity();
    }

    private double getConsumed(boolean consistent) {
        return db.getItem(r -> r.tableName("tasks")
                        .key(attributes("pk", "a", "sk", "1"))
                        .consistentRead(consistent)
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
                .consumedCapacity()
                .capacityUnits();
    }

    private static Capacity units(double units) {
        return Capacity.builder().capacityUnits(units).build();
    }
}
