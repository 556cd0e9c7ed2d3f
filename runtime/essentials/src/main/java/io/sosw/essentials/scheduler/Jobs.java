package io.sosw.essentials.scheduler;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Views on the values inside a job. */
final class Jobs {
    private Jobs() {}

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(@Nullable Object value) {
        return (Map<String, Object>) Objects.requireNonNull(value);
    }

    static Object nonNull(@Nullable Object value) {
        return Objects.requireNonNull(value);
    }

    static boolean allNull(Map<String, ?> map) {
        for (@Nullable Object value : map.values()) {
            if (value != null) {
                return false;
            }
        }
        return true;
    }

    static boolean isPlain(@Nullable Object value) {
        return value instanceof CharSequence || value instanceof Number || value instanceof Boolean;
    }

    /** The values of a flat list, or the keys of a map without values; null if there is structure inside. */
    static @Nullable List<@Nullable Object> flat(@Nullable Object value) {
        if (value instanceof Collection<?> items) {
            return items.stream().allMatch(Jobs::isPlain) ? new ArrayList<>(items) : null;
        }
        if (value instanceof Map && allNull(map(value))) {
            return new ArrayList<>(map(value).keySet());
        }
        return null;
    }
}
