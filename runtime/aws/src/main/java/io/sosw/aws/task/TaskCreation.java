package io.sosw.aws.task;

import static io.sosw.aws.task.TaskItem.TASK_ID;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Creates tasks, a hundred in a call. Each is put only if it does not exist, so a Scheduler that was killed at any row
 * and runs again, or two that run at once, leave every task once. BatchWriteItem would cost half the write units but
 * knows no conditions: it would reset a task that is already running.
 *
 * <p>Safe for use by several threads.
 */
public final class TaskCreation implements TaskEntry {
    /** AWS's limit of actions in a transaction since September 2022. */
    public static final int BATCH = 100;

    static final String FAILED_CONDITION = "ConditionalCheckFailed";

    private final DynamoDbClient dynamoDb;
    private final TaskTableName names;
    private final Shards shards;
    private final Clock clock;

    public TaskCreation(DynamoDbClient dynamoDb, TaskTableName names, Shards shards, Clock clock) {
        this.dynamoDb = dynamoDb;
        this.names = names;
        this.shards = shards;
        this.clock = clock;
    }

    /**
     * Creates those that do not exist yet.
     *
     * @param tasks at most {@link #BATCH}, of different ids
     * @return those that were created
     */
    @Override
    public List<NewTask> create(List<NewTask> tasks) {
        var missing = tasks;
        while (!missing.isEmpty()) {
            try {
                write(missing);
                return missing;
            } catch (TransactionCanceledException e) {
                missing = withoutExisting(missing, e);
            }
        }
        return List.of();
    }

    private void write(List<NewTask> tasks) {
        var now = clock.instant();
        var actions = new ArrayList<TransactWriteItem>();
        for (var task : tasks) {
            var put = put(task, names.table(), shards.of(task), now);
            actions.add(TransactWriteItem.builder().put(put).build());
        }
        dynamoDb.transactWriteItems(request -> request.transactItems(actions));
    }

    static Put put(NewTask task, String table, String shard, Instant now) {
        return Put.builder()
                .tableName(table)
                .item(TaskItem.of(task, now, shard))
                .conditionExpression("attribute_not_exists(" + TASK_ID + ")")
                .build();
    }

    private static List<NewTask> withoutExisting(List<NewTask> tasks, TransactionCanceledException cancelled) {
        var left = new ArrayList<NewTask>();
        for (int i = 0; i < tasks.size(); i++) {
            if (!Objects.equals(cancelled.cancellationReasons().get(i).code(), FAILED_CONDITION)) {
                left.add(tasks.get(i));
            }
        }
        if (left.size() == tasks.size()) {
            throw cancelled;
        }
        return left;
    }
}
