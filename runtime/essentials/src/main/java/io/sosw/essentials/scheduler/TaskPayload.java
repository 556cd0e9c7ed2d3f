package io.sosw.essentials.scheduler;

import io.sosw.json.Json;
import io.sosw.json.JsonException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What of a chunk becomes the payload of its task: {@code payload} laid open, the rest on top. */
final class TaskPayload {
    private static final String PAYLOAD = "payload";

    private TaskPayload() {}

    /**
     * @param chunk its {@code labourer_id} says whose task it is and is no part of the payload
     * @throws InvalidJob if {@code payload} is JSON text of no object and there is more beside it
     */
    static @Nullable Object of(Map<String, Object> chunk) {
        var rest = new LinkedHashMap<>(chunk);
        rest.remove("labourer_id");
        if (rest.get(PAYLOAD) == null) {
            return rest;
        }
        var own = rest.remove(PAYLOAD);
        var parsed = own instanceof String text ? parsed(text) : own instanceof Map ? own : Map.of(PAYLOAD, own);
        if (rest.isEmpty()) {
            return parsed;
        }
        if (parsed instanceof Map<?, ?> map) {
            var payload = new LinkedHashMap<String, Object>();
            map.forEach((name, value) -> payload.put(String.valueOf(name), value));
            payload.putAll(rest);
            return payload;
        }
        throw new InvalidJob(PAYLOAD, "a JSON text of no object cannot take " + rest.keySet() + " as well");
    }

    private static @Nullable Object parsed(String text) {
        try {
            return Json.parse(text);
        } catch (JsonException e) {
            return Map.of(PAYLOAD, text);
        }
    }
}
