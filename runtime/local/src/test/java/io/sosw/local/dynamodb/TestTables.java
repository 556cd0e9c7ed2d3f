package io.sosw.local.dynamodb;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The tables that the tests use. */
public final class TestTables {
    private TestTables() {}

    /** Key {@code pk} alone. */
    public static CreateTableRequest.Builder simple(String name) {
        return CreateTableRequest.builder()
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(definition("pk", ScalarAttributeType.S))
                .keySchema(key("pk", KeyType.HASH));
    }

    /** Key {@code pk} and {@code sk} of the given type. */
    public static CreateTableRequest.Builder sorted(String name, ScalarAttributeType sort) {
        return CreateTableRequest.builder()
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(definition("pk", ScalarAttributeType.S), definition("sk", sort))
                .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE));
    }

    /**
     * As {@link #sorted}, with the global index {@code byState} (state, due; shows note too) and the local index
     * {@code byDue} (pk, due; keys only).
     */
    public static CreateTableRequest.Builder indexed(String name) {
        return sorted(name, ScalarAttributeType.S)
                .attributeDefinitions(
                        definition("pk", ScalarAttributeType.S),
                        definition("sk", ScalarAttributeType.S),
                        definition("state", ScalarAttributeType.S),
                        definition("due", ScalarAttributeType.N))
                .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                        .indexName("byState")
                        .keySchema(key("state", KeyType.HASH), key("due", KeyType.RANGE))
                        .projection(Projection.builder()
                                .projectionType(ProjectionType.INCLUDE)
                                .nonKeyAttributes("note")
                                .build())
                        .build())
                .localSecondaryIndexes(LocalSecondaryIndex.builder()
                        .indexName("byDue")
                        .keySchema(key("pk", KeyType.HASH), key("due", KeyType.RANGE))
                        .projection(keysOnly())
                        .build());
    }

    static Projection keysOnly() {
        return Projection.builder().projectionType(ProjectionType.KEYS_ONLY).build();
    }

    static AttributeDefinition definition(String name, ScalarAttributeType type) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(type)
                .build();
    }

    static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    static void put(DynamoDbClient db, String table, Object... namesAndValues) {
        db.putItem(r -> r.tableName(table).item(Attributes.attributes(namesAndValues)));
    }
}
