package io.sosw.aws.task;

import io.sosw.json.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a worker is sent, by whichever lane: the payload, and over it the task's own fields. */
public final class TaskEvent {
    private TaskEvent() {}

    /**
     * @param payload JSON text; what is no object becomes the member {@code payload}
     * @param attempt the one that begins
     * @return for more members
     * @throws io.sosw.json.JsonException if the payload is not JSON
     */
    public static Map<String, Object> of(
            String payload, String taskId, String labourerId, Instant createdAt, int attempt) {
        var event = new LinkedHashMap<String, Object>();
        var parsed = Json.parse(payload);
        if (parsed instanceof Map<?, ?> own) {
            own.forEach((name, value) -> event.put(String.valueOf(name), value));
        } else {
            event.put("payload", parsed);
        }
        event.put("task_id", taskId);
        event.put("labourer_id", labourerId);
        event.put("created_at", createdAt.toEpochMilli() / 1000.0);
        event.put("attempts", attempt);
        return event;
    }
}
