package io.sosw.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lays one JSON value over another: objects are merged member by member, of two arrays the union is taken in order, and
 * otherwise what lies above wins. Changes neither.
 */
public final class DeepMerge {
    private DeepMerge() {}

    /** {@code above} laid over {@code below}. */
    public static Map<String, @Nullable Object> of(
            Map<String, ? extends @Nullable Object> below, Map<String, ? extends @Nullable Object> above) {
        Map<String, @Nullable Object> merged = new LinkedHashMap<>(below);
        above.forEach(
                (name, value) -> merged.put(name, merged.containsKey(name) ? value(merged.get(name), value) : value));
        return merged;
    }

    @SuppressWarnings("unchecked") // JSON objects have texts as names
    private static @Nullable Object value(@Nullable Object below, @Nullable Object above) {
        if (below instanceof Map<?, ?> lower && above instanceof Map<?, ?> upper) {
            return of((Map<String, @Nullable Object>) lower, (Map<String, @Nullable Object>) upper);
        }
        if (below instanceof List<?> lower && above instanceof List<?> upper) {
            Set<@Nullable Object> union = new LinkedHashSet<>(lower);
            union.addAll(upper);
            List<@Nullable Object> ordered = new ArrayList<>(union);
            return ordered;
        }
        return above;
    }
}
