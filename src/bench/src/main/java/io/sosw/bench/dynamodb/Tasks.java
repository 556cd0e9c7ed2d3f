package io.sosw.bench.dynamodb;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** A table of tasks of 200 bytes with a global index by labourer and time, and what is done with it. */
final class Tasks {
    private static final String TABLE = "tasks";
    private static final String PAYLOAD = "x".repeat(130);

    private final DynamoDbClient db;

    Tasks(DynamoDbClient db) {
        this.db = db;
    }

    void createTable() {
        db.createTable(r -> r.tableName(TABLE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        definition("task_id", ScalarAttributeType.S),
                        definition("labourer", ScalarAttributeType.S),
                        definition("greenfield", ScalarAttributeType.N))
                .keySchema(key("task_id", KeyType.HASH))
                .globalSecondaryIndexes(i -> i.indexName("by_labourer")
                        .keySchema(key("labourer", KeyType.HASH), key("greenfield", KeyType.RANGE))
                        .projection(p -> p.projectionType(ProjectionType.ALL))));
    }

    private static AttributeDefinition definition(String name, ScalarAttributeType type) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(type)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    void put(int number) {
        db.putItem(r -> r.tableName(TABLE)
                .item(Map.of(
                        "task_id", AttributeValue.fromS("task-%010d".formatted(number)),
                        "labourer", AttributeValue.fromS("labourer-" + number % 1000),
                        "greenfield", AttributeValue.fromN(Integer.toString(1_700_000_000 + number)),
                        "payload", AttributeValue.fromS(PAYLOAD))));
    }

    /** Ten items of the index. */
    void query(int number) {
        var response = db.query(r -> r.tableName(TABLE)
                .indexName("by_labourer")
                .keyConditionExpression("labourer = :l AND greenfield > :g")
                .expressionAttributeValues(Map.of(
                        ":l", AttributeValue.fromS("labourer-" + number % 1000),
                        ":g", AttributeValue.fromN("0")))
                .limit(10));
        if (response.count() == 0) {
            throw new IllegalStateException("Nothing found for " + number);
        }
    }

    void get(int number) {
        db.getItem(r ->
                r.tableName(TABLE).key(Map.of("task_id", AttributeValue.fromS("task-%010d".formatted(number)))));
    }
}
