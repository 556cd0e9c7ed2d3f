package io.sosw.essentials;

import com.fasterxml.jackson.databind.JsonNode;
import io.sosw.aws.task.Roster;
import io.sosw.aws.task.TaskState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Puts the tasks of a vector into the table as they stand here. */
record StoredTasks(Workshop workshop, String labourer) {

    /** Waiting; the earlier its greenfield, the earlier it is due. */
    void queued(JsonNode task) {
        var item = item(task, TaskState.QUEUED);
        var place = new BigDecimal(plain(task.path("greenfield")).asText("0")).longValue();
        item.put("due", AttributeValue.fromN(Long.toString(Math.min(place, now().toEpochMilli()))));
        put(item);
    }

    /** Leased until the given moment, each with its place in the roster. */
    void leased(Iterable<JsonNode> tasks, Instant until) {
        var places = new LinkedHashMap<String, Instant>();
        for (var task : tasks) {
            var item = item(task, TaskState.LEASED);
            item.put("due", AttributeValue.fromN(Long.toString(until.toEpochMilli())));
            put(item);
            places.put(item.get("task_id").s(), Instant.EPOCH);
        }
        workshop.context().store().rosters().write(new Roster(labourer, 0, places));
    }

    private void put(Map<String, AttributeValue> item) {
        workshop.tables.putItem(request -> request.tableName("sosw_tasks").item(item));
    }

    private Instant now() {
        return workshop.clock().instant();
    }

    private static Map<String, AttributeValue> item(JsonNode task, TaskState state) {
        var item = new LinkedHashMap<String, AttributeValue>();
        task.properties().forEach(member -> item.put(member.getKey(), attribute(plain(member.getValue()))));
        item.remove("completed_at");
        var owner = plain(task.path("labourer_id")).asText();
        item.put("job_id", AttributeValue.fromS("job"));
        item.put("task_state", AttributeValue.fromS(state.name()));
        item.put("task_shard", AttributeValue.fromS(owner + "#0"));
        item.put("created_at", AttributeValue.fromN(millis(plain(task.path("created_at")))));
        item.putIfAbsent("payload", AttributeValue.fromS("{}"));
        return item;
    }

    private static String millis(JsonNode seconds) {
        return new BigDecimal(seconds.asText("0"))
                .movePointRight(3)
                .toBigInteger()
                .toString();
    }

    private static AttributeValue attribute(JsonNode value) {
        return value.isNumber()
                ? AttributeValue.fromN(value.asText())
                : AttributeValue.fromS(value.isTextual() ? value.asText() : value.toString());
    }

    /** Without DynamoDB's types. */
    static JsonNode plain(JsonNode value) {
        if (value.isObject() && value.size() == 1) {
            for (var type : List.of("S", "N")) {
                if (value.has(type)) {
                    return type.equals("S")
                            ? value.get(type)
                            : Vectors.MAPPER
                                    .getNodeFactory()
                                    .numberNode(new BigDecimal(value.get(type).asText()));
                }
            }
        }
        return value;
    }
}
