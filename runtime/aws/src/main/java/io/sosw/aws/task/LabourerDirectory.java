package io.sosw.aws.task;

import static io.sosw.aws.task.TaskItem.TASK_ID;
import static io.sosw.aws.task.TaskItem.text;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Whoever was ever given a job, kept beside the tasks under the key {@code directory#labourers}: so that a person with nothing but
 * the table's name can ask how everybody is doing. One write a job, none a task.
 *
 * <p>Safe for use by several threads.
 */
public final class LabourerDirectory {
    private static final Map<String, AttributeValue> KEY = Map.of(TASK_ID, text("directory#labourers"));
    private static final String IDS = "labourer_ids";
    private static final String SHARDS = "task_shards";

    private final DynamoDbClient dynamoDb;
    private final String table;

    public LabourerDirectory(DynamoDbClient dynamoDb, TaskTableName names) {
        this.dynamoDb = dynamoDb;
        this.table = names.table();
    }

    /**
     * Enters a labourer that is given a job.
     *
     * @param shards those that the table is written with
     */
    public void enter(String labourerId, Shards shards) {
        dynamoDb.updateItem(request -> request.tableName(table)
                .key(KEY)
                .updateExpression("ADD " + IDS + " :one SET " + SHARDS + " = :shards")
                .expressionAttributeValues(Map.of(
                        ":one", AttributeValue.fromSs(List.of(labourerId)),
                        ":shards", TaskItem.number(shards.count()))));
    }

    /** All that were entered, read consistently. */
    public Entries read() {
        var item = dynamoDb.getItem(
                        request -> request.tableName(table).consistentRead(true).key(KEY))
                .item();
        var ids = item.get(IDS);
        return new Entries(ids == null ? List.of() : ids.ss().stream().sorted().toList(), new Shards((int)
                Math.max(1, TaskItem.longOf(item, SHARDS))));
    }

    /**
     * @param labourerIds in alphabetical order
     * @param shards those that the table was last written with
     */
    public record Entries(List<String> labourerIds, Shards shards) {
        /** Keeps a copy. */
        public Entries {
            labourerIds = List.copyOf(labourerIds);
        }
    }
}
