package io.sosw.bench.dynamodb;

import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** A table of tasks of 200 bytes with a global index by labourer and time, and what is done with it. */
public final class Tasks {
    private static final String PAYLOAD = "x".repeat(130);

    private final DynamoDbClient db;
    private final String table;

    public Tasks(DynamoDbClient db, String table) {
        this.db = db;
        this.table = table;
    }

    public void createTable() {
        db.createTable(r -> r.tableName(table)
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

    public void put(int number) {
        db.putItem(r -> r.tableName(table).item(item(number)));
    }

    /** So many from that number on. */
    public void putBatch(int first, int count) {
        var writes = IntStream.range(first, first + count)
                .mapToObj(number -> WriteRequest.builder()
                        .putRequest(p -> p.item(item(number)))
                        .build())
                .toList();
        db.batchWriteItem(r -> r.requestItems(Map.of(table, writes)));
    }

    private static Map<String, AttributeValue> item(int number) {
        return Map.of(
                "task_id", AttributeValue.fromS("task-%010d".formatted(number)),
                "labourer", AttributeValue.fromS("labourer-" + number % 1000),
                "greenfield", AttributeValue.fromN(Integer.toString(1_700_000_000 + number)),
                "payload", AttributeValue.fromS(PAYLOAD));
    }

    /** Ten items of the index. */
    public void query(int number) {
        var response = db.query(r -> r.tableName(table)
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

    public void get(int number) {
        db.getItem(r ->
                r.tableName(table).key(Map.of("task_id", AttributeValue.fromS("task-%010d".formatted(number)))));
    }
}
