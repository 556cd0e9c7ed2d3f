package io.sosw.event;

import io.sosw.json.Json;
import io.sosw.json.JsonException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of a JSON object, asked for by name and kind. */
record Members(Map<?, ?> object) {

    static Members of(@Nullable Object value, String what) {
        if (value instanceof Map<?, ?> map) {
            return new Members(map);
        }
        throw JsonException.at("", "expected " + what + " but found " + (value == null ? "null" : Json.write(value)));
    }

    String text(String key) {
        var value = textOrNull(key);
        if (value == null) {
            throw JsonException.at("/" + key, "expected text but found nothing");
        }
        return value;
    }

    @Nullable
    String textOrNull(String key) {
        var value = object.get(key);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw JsonException.at("/" + key, "expected text but found " + Json.write(value));
    }

    @Nullable
    Long integerOrNull(String key) {
        var value = object.get(key);
        try {
            return value == null ? null : Json.bind(value, Long.class);
        } catch (JsonException e) {
            throw e.inside(key);
        }
    }

    Members inner(String key) {
        var value = object.get(key);
        if (value instanceof Map<?, ?> map) {
            return new Members(map);
        }
        throw JsonException.at("/" + key, "expected an object but found " + Json.write(value));
    }

    boolean hasObject(String key) {
        return object.get(key) instanceof Map;
    }

    boolean hasText(String key) {
        return object.get(key) instanceof String;
    }

    /** The texts of an inner object; empty if there is none. */
    Map<String, String> texts(String key) {
        var texts = new LinkedHashMap<String, String>();
        if (object.get(key) != null) {
            var inner = inner(key);
            for (var name : inner.object.keySet()) {
                texts.put((String) name, inner.text((String) name));
            }
        }
        return texts;
    }

    List<?> list(String key) {
        return object.get(key) instanceof List<?> list ? list : List.of();
    }
}
