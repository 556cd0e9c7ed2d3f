package io.sosw.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Objects in objects, out of names that say where a value belongs: {@code {"db__port": 1}} is {@code {"db": {"port": 1}}}. */
public final class NestedObjects {
    private NestedObjects() {}

    /**
     * Unfolds names at a separator. What comes later wins, and objects under one name are merged. The objects that a folded
     * name holds are unfolded, too; those of a plain name stay as they are.
     */
    public static Map<String, @Nullable Object> unfold(
            Map<String, ? extends @Nullable Object> folded, String separator) {
        Map<String, @Nullable Object> nested = new LinkedHashMap<>();
        folded.forEach((name, value) -> {
            var end = name.indexOf(separator);
            if (end < 0) {
                nested.put(name, merged(nested.get(name), value));
                return;
            }
            Map<String, @Nullable Object> inner = new LinkedHashMap<>();
            inner.put(name.substring(end + separator.length()), unfolded(value, separator));
            var head = name.substring(0, end);
            nested.put(head, merged(nested.get(head), unfold(inner, separator)));
        });
        return nested;
    }

    /** A value under names in each other, outermost first; the value itself without names. */
    public static @Nullable Object of(List<String> names, @Nullable Object value) {
        var nested = value;
        for (var at = names.size() - 1; at >= 0; at--) {
            Map<String, @Nullable Object> outer = new LinkedHashMap<>();
            outer.put(names.get(at), nested);
            nested = outer;
        }
        return nested;
    }

    @SuppressWarnings("unchecked") // JSON objects have texts as names
    private static @Nullable Object unfolded(@Nullable Object value, String separator) {
        return value instanceof Map<?, ?> map ? unfold((Map<String, @Nullable Object>) map, separator) : value;
    }

    private static @Nullable Object merged(@Nullable Object below, @Nullable Object above) {
        if (!(below instanceof Map<?, ?> lower) || !(above instanceof Map<?, ?> upper)) {
            return above;
        }
        Map<Object, @Nullable Object> both = new LinkedHashMap<>(lower);
        upper.forEach((name, value) -> both.put(name, merged(both.get(name), value)));
        return both;
    }
}
