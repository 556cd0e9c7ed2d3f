package io.sosw.essentials.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts settings on top of settings. */
final class Merge {
    private Merge() {}

    /** Maps merge, lists unite in order, anything else gives way to the stronger. */
    static Map<String, Object> of(Map<String, Object> weaker, Map<String, Object> stronger) {
        var merged = new LinkedHashMap<>(weaker);
        stronger.forEach((name, value) -> {
            var both = value(merged.get(name), value);
            if (both != null) {
                merged.put(name, both);
            }
        });
        return merged;
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Object value(@Nullable Object weaker, @Nullable Object stronger) {
        if (weaker instanceof Map && stronger instanceof Map) {
            return of((Map<String, Object>) weaker, (Map<String, Object>) stronger);
        }
        if (weaker instanceof List<?> first && stronger instanceof List<?> second) {
            var union = new LinkedHashSet<Object>(first);
            union.addAll(second);
            return new ArrayList<>(union);
        }
        return stronger;
    }
}
