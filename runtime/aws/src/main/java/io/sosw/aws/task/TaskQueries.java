package io.sosw.aws.task;

import static io.sosw.aws.task.TaskItem.CLOSED_AT;
import static io.sosw.aws.task.TaskItem.CLOSED_KEY;
import static io.sosw.aws.task.TaskItem.DUE;
import static io.sosw.aws.task.TaskItem.SHARD;
import static io.sosw.aws.task.TaskItem.TASK_ID;
import static io.sosw.aws.task.TaskItem.number;
import static io.sosw.aws.task.TaskItem.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.Select;

/**
 * Reads tasks without reading more than is returned: every query sends its limit.
 *
 * <p>Safe for use by several threads.
 */
public final class TaskQueries {
    private static final int BATCH_GET = 100;
    private static final String DUE_UNTIL = SHARD + " = :shard AND " + DUE + " <= :until";
    private static final String DUE_AFTER = SHARD + " = :shard AND " + DUE + " > :until";

    private final DynamoDbClient dynamoDb;
    private final TaskTableName names;
    private final Shards shards;

    public TaskQueries(DynamoDbClient dynamoDb, TaskTableName names, Shards shards) {
        this.dynamoDb = dynamoDb;
        this.names = names;
        this.shards = shards;
    }

    /**
     * Queued tasks whose time has come and leases that have run out, in the order in which they became due within each
     * shard. The index lags: a task may have moved since.
     *
     * @param limit of each shard
     */
    public List<DueTask> due(String labourerId, Instant now, int limit) {
        var found = new ArrayList<DueTask>();
        for (var shard : shards.of(labourerId)) {
            var page = dynamoDb.query(
                    onDueIndex(DUE_UNTIL, shard, now).limit(limit).build());
            for (var item : page.items()) {
                found.add(
                        new DueTask(TaskItem.textOf(item, TASK_ID), Instant.ofEpochMilli(TaskItem.longOf(item, DUE))));
            }
        }
        found.sort((a, b) -> a.due().compareTo(b.due()));
        return found.size() > limit ? found.subList(0, limit) : found;
    }

    /** How many tasks wait or have an expired lease. */
    public long countDue(String labourerId, Instant now) {
        return count(labourerId, DUE_UNTIL, now);
    }

    /** How many tasks are leased, or wait for a later moment. */
    public long countAhead(String labourerId, Instant now) {
        return count(labourerId, DUE_AFTER, now);
    }

    /**
     * Closed tasks, the last closed first.
     *
     * @param standing completed, dead or cancelled; those retried since are no more among the last two
     */
    public List<String> closed(String labourerId, Standing standing, int limit) {
        var request = onClosedIndex(CLOSED_KEY + " = :key", labourerId, standing)
                .scanIndexForward(false)
                .limit(limit)
                .build();
        return dynamoDb.query(request).items().stream()
                .map(item -> TaskItem.textOf(item, TASK_ID))
                .toList();
    }

    /**
     * How many tasks were closed so after one moment and until another.
     *
     * @param standing completed, dead or cancelled
     */
    public long countClosed(String labourerId, Standing standing, Instant after, Instant until) {
        var range = CLOSED_KEY + " = :key AND " + CLOSED_AT + " BETWEEN :after AND :until";
        var values = new LinkedHashMap<String, AttributeValue>();
        values.put(":key", text(key(labourerId, standing)));
        values.put(":after", number(after.toEpochMilli() + 1));
        values.put(":until", number(until.toEpochMilli()));
        var request = onClosedIndex(range, labourerId, standing)
                .expressionAttributeValues(values)
                .select(Select.COUNT)
                .build();
        return dynamoDb.queryPaginator(request).stream()
                .mapToLong(page -> page.count())
                .sum();
    }

    private QueryRequest.Builder onClosedIndex(String condition, String labourerId, Standing standing) {
        return QueryRequest.builder()
                .tableName(names.table())
                .indexName(names.closedIndex())
                .keyConditionExpression(condition)
                .expressionAttributeValues(Map.of(":key", text(key(labourerId, standing))));
    }

    private static String key(String labourerId, Standing standing) {
        return labourerId
                + switch (standing) {
                    case COMPLETED -> "_1";
                    case DEAD -> "_0";
                    case CANCELLED -> "_2";
                    default -> throw new IllegalArgumentException(standing + " is not closed");
                };
    }

    /** The tasks of these ids as they stand now, read consistently; absent ones are left out. */
    public Map<String, Task> find(Collection<String> taskIds) {
        var found = new LinkedHashMap<String, Task>();
        var ids = List.copyOf(taskIds);
        for (int from = 0; from < ids.size(); from += BATCH_GET) {
            addAll(found, ids.subList(from, Math.min(from + BATCH_GET, ids.size())));
        }
        return found;
    }

    private void addAll(Map<String, Task> found, List<String> ids) {
        List<Map<String, AttributeValue>> keys =
                ids.stream().map(id -> Map.of(TASK_ID, text(id))).toList();
        var wanted = Map.of(
                names.table(),
                KeysAndAttributes.builder().keys(keys).consistentRead(true).build());
        while (!wanted.isEmpty()) {
            var request = wanted;
            var answer = dynamoDb.batchGetItem(get -> get.requestItems(request));
            for (var item : answer.responses().getOrDefault(names.table(), List.of())) {
                var task = TaskItem.read(item);
                found.put(task.taskId(), task);
            }
            wanted = answer.unprocessedKeys();
        }
    }

    private long count(String labourerId, String condition, Instant now) {
        long total = 0;
        for (var shard : shards.of(labourerId)) {
            var request = onDueIndex(condition, shard, now).select(Select.COUNT).build();
            total += dynamoDb.queryPaginator(request).stream()
                    .mapToLong(page -> page.count())
                    .sum();
        }
        return total;
    }

    private QueryRequest.Builder onDueIndex(String condition, String shard, Instant until) {
        return QueryRequest.builder()
                .tableName(names.table())
                .indexName(names.dueIndex())
                .keyConditionExpression(condition)
                .expressionAttributeValues(Map.of(":shard", text(shard), ":until", number(until.toEpochMilli())));
    }

    /** A task as the due index shows it. */
    public record DueTask(String taskId, Instant due) {}
}
