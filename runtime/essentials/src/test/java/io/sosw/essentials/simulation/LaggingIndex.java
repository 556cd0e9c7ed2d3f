package io.sosw.essentials.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** The due index, which shows a write after 0 to 200 ms, sometimes after 2 s. */
final class LaggingIndex {
    private final Simulation simulation;
    private final DynamoDbClient table;
    private final History history;
    private final TreeMap<String, Map<String, AttributeValue>> visible = new TreeMap<>();
    private final Map<String, Long> shown = new HashMap<>();
    private long versions;

    LaggingIndex(Simulation simulation, DynamoDbClient table, History history) {
        this.simulation = simulation;
        this.table = table;
        this.history = history;
    }

    void changed(String taskId) {
        if (taskId.contains("#")) {
            return;
        }
        int lag = simulation.random.nextInt(simulation.chance(0.05) ? 2_000 : 200);
        var item = item(taskId);
        long version = ++versions;
        history.written(taskId, item);
        simulation.after(Duration.ofMillis(lag), () -> show(taskId, item, version));
    }

    QueryResponse query(QueryRequest request) {
        var shard = request.expressionAttributeValues().get(":shard");
        long until = moment(request.expressionAttributeValues().get(":until"));
        List<Map<String, AttributeValue>> due = new ArrayList<>();
        for (var item : visible.values()) {
            if (item.get("task_shard").equals(shard) && moment(item.get("due")) <= until) {
                due.add(item);
            }
        }
        due.sort((a, b) -> Long.compare(moment(a.get("due")), moment(b.get("due"))));
        return QueryResponse.builder()
                .items(due.subList(0, Math.min(request.limit(), due.size())))
                .build();
    }

    private void show(String taskId, Map<String, AttributeValue> item, long version) {
        if (shown.getOrDefault(taskId, 0L) > version) {
            return;
        }
        shown.put(taskId, version);
        if (item.containsKey("task_shard")) {
            visible.put(taskId, item);
        } else {
            visible.remove(taskId);
        }
    }

    private Map<String, AttributeValue> item(String taskId) {
        return table.getItem(request -> request.tableName("sosw_tasks")
                        .consistentRead(true)
                        .key(Map.of("task_id", AttributeValue.fromS(taskId))))
                .item();
    }

    private static long moment(AttributeValue number) {
        return Long.parseLong(number.n());
    }
}
