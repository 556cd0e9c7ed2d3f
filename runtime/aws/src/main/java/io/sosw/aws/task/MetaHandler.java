package io.sosw.aws.task;

import io.sosw.json.Json;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * The audit trail of tasks: one row a step, 25 rows a call. Best effort: what DynamoDB does not take is logged and
 * dropped.
 *
 * <p>Table: HASH {@code task_id}, RANGE {@code created_at}, seconds since 1970 with a fraction. Steps of one task within
 * one instant are told apart by microseconds.
 *
 * <p>Safe for use by several threads.
 */
public final class MetaHandler implements TaskAudit {
    /** AWS's limit of BatchWriteItem. */
    private static final int BATCH = 25;

    private static final int ROUNDS = 3;
    private static final Logger LOG = System.getLogger(MetaHandler.class.getName());
    private static final Set<String> OURS = Set.of("author", "invocation_id", "log_stream_name");

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Clock clock;
    private final Author author;
    private final Map<String, Map<String, AttributeValue>> waiting = new LinkedHashMap<>();

    /**
     * @param author who takes the steps
     */
    public MetaHandler(DynamoDbClient dynamoDb, String table, Clock clock, Author author) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.clock = clock;
        this.author = author;
    }

    /**
     * @throws IllegalArgumentException if {@code extra} names what the author says
     */
    @Override
    public void post(String taskId, String action, Map<String, ?> extra) {
        for (var name : extra.keySet()) {
            if (OURS.contains(name)) {
                throw new IllegalArgumentException("'" + name + "' of the audit trail comes from the invocation");
            }
        }
        List<Map<String, AttributeValue>> full = List.of();
        synchronized (waiting) {
            add(taskId, action, extra);
            if (waiting.size() == BATCH) {
                full = List.copyOf(waiting.values());
                waiting.clear();
            }
        }
        write(full);
    }

    @Override
    public void flush() {
        List<Map<String, AttributeValue>> rows;
        synchronized (waiting) {
            rows = List.copyOf(waiting.values());
            waiting.clear();
        }
        write(rows);
    }

    /** The steps of a task, oldest first. */
    public List<Step> history(String taskId) {
        var request = QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("task_id = :task")
                .expressionAttributeValues(Map.of(":task", AttributeValue.fromS(taskId)))
                .build();
        return dynamoDb.queryPaginator(request).items().stream().map(Step::of).toList();
    }

    private void add(String taskId, String action, Map<String, ?> extra) {
        var at = seconds(clock.instant());
        while (waiting.containsKey(taskId + '/' + at)) {
            at = at.add(new BigDecimal("0.000001"));
        }
        var row = new LinkedHashMap<String, AttributeValue>();
        row.put("task_id", AttributeValue.fromS(taskId));
        row.put("created_at", AttributeValue.fromN(at.toPlainString()));
        row.put("author", AttributeValue.fromS(author.function()));
        row.put("invocation_id", AttributeValue.fromS(author.requestId()));
        row.put("log_stream_name", AttributeValue.fromS(author.logStream()));
        row.put("action", AttributeValue.fromS(action));
        extra.forEach((name, value) -> row.put(name, value(value)));
        waiting.put(taskId + '/' + at, row);
    }

    private void write(List<Map<String, AttributeValue>> rows) {
        var requests = new ArrayList<WriteRequest>();
        for (var row : rows) {
            requests.add(WriteRequest.builder().putRequest(put -> put.item(row)).build());
        }
        try {
            for (int round = 0; round < ROUNDS && !requests.isEmpty(); round++) {
                var items = Map.of(table, List.copyOf(requests));
                var left = dynamoDb.batchWriteItem(request -> request.requestItems(items))
                        .unprocessedItems();
                requests.clear();
                requests.addAll(left.getOrDefault(table, List.of()));
            }
            if (!requests.isEmpty()) {
                LOG.log(Level.WARNING, "{0} rows of the audit trail {1} were dropped", requests.size(), table);
            }
        } catch (SdkException e) {
            LOG.log(Level.WARNING, "{0} rows of the audit trail {1} were dropped: {2}", rows.size(), table, e);
        }
    }

    private static BigDecimal seconds(Instant instant) {
        return BigDecimal.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, instant), 6)
                .stripTrailingZeros();
    }

    private static AttributeValue value(Object value) {
        return value instanceof Number
                ? AttributeValue.fromN(value.toString())
                : AttributeValue.fromS(value instanceof CharSequence ? value.toString() : Json.write(value));
    }

    /**
     * @param function its name
     * @param requestId of the invocation
     * @param logStream where it logs; empty where there is none
     */
    public record Author(String function, String requestId, String logStream) {}

    /** One row of the trail. */
    public record Step(Instant at, String action, String author, String invocationId) {
        static Step of(Map<String, AttributeValue> row) {
            var at =
                    new BigDecimal(Objects.requireNonNull(row.get("created_at")).n());
            return new Step(
                    Instant.ofEpochMilli(at.movePointRight(3).longValue()),
                    TaskItem.textOf(row, "action"),
                    TaskItem.textOf(row, "author"),
                    TaskItem.textOf(row, "invocation_id"));
        }
    }
}
