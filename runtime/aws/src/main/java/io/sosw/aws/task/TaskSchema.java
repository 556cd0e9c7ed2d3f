package io.sosw.aws.task;

import static io.sosw.aws.task.TaskItem.CLOSED_AT;
import static io.sosw.aws.task.TaskItem.CLOSED_KEY;
import static io.sosw.aws.task.TaskItem.DUE;
import static io.sosw.aws.task.TaskItem.SHARD;
import static io.sosw.aws.task.TaskItem.TASK_ID;

import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The tasks table as CreateTable asks for it; its template is that of the essentials. */
public final class TaskSchema {
    private TaskSchema() {}

    /** On demand, with the two sparse indexes. */
    public static CreateTableRequest of(TaskTableName names) {
        return CreateTableRequest.builder()
                .tableName(names.table())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        attribute(TASK_ID, ScalarAttributeType.S),
                        attribute(SHARD, ScalarAttributeType.S),
                        attribute(DUE, ScalarAttributeType.N),
                        attribute(CLOSED_KEY, ScalarAttributeType.S),
                        attribute(CLOSED_AT, ScalarAttributeType.N))
                .keySchema(key(TASK_ID, KeyType.HASH))
                .globalSecondaryIndexes(
                        index(names.dueIndex(), SHARD, DUE), index(names.closedIndex(), CLOSED_KEY, CLOSED_AT))
                .build();
    }

    private static GlobalSecondaryIndex index(String name, String hash, String range) {
        return GlobalSecondaryIndex.builder()
                .indexName(name)
                .keySchema(key(hash, KeyType.HASH), key(range, KeyType.RANGE))
                .projection(Projection.builder()
                        .projectionType(ProjectionType.KEYS_ONLY)
                        .build())
                .build();
    }

    private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(type)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
