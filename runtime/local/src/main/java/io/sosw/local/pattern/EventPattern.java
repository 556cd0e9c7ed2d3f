package io.sosw.local.pattern;

import io.sosw.json.Json;
import io.sosw.json.JsonException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A pattern that an event matches or not: every key must match, and of a key's list any entry.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns-content-based-filtering.html">
 *     Content filtering in event patterns</a>
 */
public final class EventPattern {
    private static final String OR = "$or";
    private final Map<?, ?> pattern;

    private EventPattern(Map<?, ?> pattern) {
        this.pattern = pattern;
    }

    /**
     * @throws IllegalArgumentException if the text is not a pattern, saying why
     */
    public static EventPattern parse(String json) {
        try {
            if (Json.parse(json) instanceof Map<?, ?> map) {
                check(map);
                return new EventPattern(map);
            }
        } catch (JsonException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        throw new IllegalArgumentException("Filter is not an object");
    }

    /** Whether the event, as parsed from JSON, matches. */
    public boolean matches(Map<?, ?> event) {
        return all(pattern, event);
    }

    private static void check(Map<?, ?> map) {
        map.forEach((key, value) -> {
            if (value instanceof Map<?, ?> nested) {
                check(nested);
            } else if (value instanceof List<?> list) {
                list.forEach(entry -> checkEntry(String.valueOf(key), entry));
            } else {
                throw new IllegalArgumentException("\"" + key + "\" must be an object or an array");
            }
        });
    }

    private static void checkEntry(String key, @Nullable Object entry) {
        if (key.equals(OR) && entry instanceof Map<?, ?> alternative) {
            check(alternative);
        } else if (entry instanceof Map<?, ?> condition) {
            Condition.check(condition);
        } else if (entry instanceof List<?>) {
            throw new IllegalArgumentException("Match value must be String, number, true, false, or null");
        }
    }

    private static boolean all(Map<?, ?> pattern, Map<?, ?> event) {
        return pattern.entrySet().stream().allMatch(e -> one(String.valueOf(e.getKey()), e.getValue(), event));
    }

    private static boolean one(String key, @Nullable Object wanted, Map<?, ?> event) {
        if (key.equals(OR) && wanted instanceof List<?> alternatives) {
            return alternatives.stream().anyMatch(a -> all((Map<?, ?>) Objects.requireNonNull(a), event));
        }
        var found = event.get(key);
        if (wanted instanceof Map<?, ?> nested) {
            return nested(nested, found);
        }
        var values = found instanceof List<?> list ? list : java.util.Collections.singletonList(found);
        var isPresent = event.containsKey(key) && !values.isEmpty();
        return wanted instanceof List<?> entries
                && entries.stream().anyMatch(entry -> Condition.matches(entry, values, isPresent));
    }

    private static boolean nested(Map<?, ?> pattern, @Nullable Object found) {
        if (found instanceof List<?> list) {
            return list.stream().anyMatch(item -> item instanceof Map<?, ?> map && all(pattern, map));
        }
        return all(pattern, found instanceof Map<?, ?> map ? map : Map.of());
    }
}
