package io.sosw.json;

import java.lang.reflect.Array;
import java.net.URI;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an object looks like in terms of JSON: maps, lists, text, numbers, truth values and null. */
final class PlainValue {
    private PlainValue() {}

    /** One level: the parts of the answer may be objects still. */
    static @Nullable Object of(Object value) {
        if (value instanceof Record row) {
            return RecordShape.of(row.getClass()).components(row);
        }
        if (value instanceof Optional<?> optional) {
            return optional.orElse(null);
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof CharSequence
                || value instanceof Character
                || value instanceof Temporal
                || value instanceof TemporalAmount
                || value instanceof UUID
                || value instanceof URI) {
            return value.toString();
        }
        if (value instanceof byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }
        if (value.getClass().isArray()) {
            return elements(value);
        }
        throw new JsonException("no JSON for an object of class "
                + value.getClass().getName() + ": give a record, a map, a collection, text or a number");
    }

    private static Object elements(Object array) {
        var length = Array.getLength(array);
        List<@Nullable Object> elements = new ArrayList<>(length);
        for (var i = 0; i < length; i++) {
            elements.add(Array.get(array, i));
        }
        return elements;
    }

    /** All levels. */
    static @Nullable Object deep(@Nullable Object value, int depth) {
        if (depth < 0) {
            throw tooDeep();
        }
        if (value == null || value instanceof String || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Number number) {
            return Numbers.plain(number);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            for (var entry : map.entrySet()) {
                var key = key(entry.getKey());
                members.put(key, part(entry.getValue(), depth, key));
            }
            return members;
        }
        if (value instanceof Collection<?> collection) {
            List<@Nullable Object> elements = new ArrayList<>(collection.size());
            for (var element : collection) {
                elements.add(part(element, depth, elements.size()));
            }
            return elements;
        }
        return deep(of(value), depth);
    }

    private static @Nullable Object part(@Nullable Object value, int depth, Object step) {
        try {
            return deep(value, depth - 1);
        } catch (JsonException e) {
            throw e.inside(step);
        }
    }

    static String key(@Nullable Object key) {
        if (key instanceof String text) {
            return text;
        }
        if (key == null || key instanceof Map || key instanceof Collection) {
            throw new JsonException("a map's key must be text, not " + key);
        }
        var plain = key instanceof Number || key instanceof Boolean ? key : of(key);
        if (plain == null || plain instanceof Map || plain instanceof Collection) {
            throw new JsonException("a map's key must be text, not " + key);
        }
        return plain.toString();
    }

    static JsonException tooDeep() {
        return new JsonException(
                "nested more than " + JsonLimits.DEFAULT.depth() + " deep, or an object inside itself");
    }
}
