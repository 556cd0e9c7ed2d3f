package io.sosw.local.provision;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What changes between a resource's properties before and after. */
public final class Difference {
    private Difference() {}

    /** The names of top-level properties that were added, removed or changed. */
    public static Set<String> between(Map<String, Object> before, Map<String, Object> after) {
        var names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        names.removeIf(name -> Objects.equals(before.get(name), after.get(name)));
        return names;
    }

    /** Whether such a change makes the resource anew. */
    public static boolean replaces(ResourceType type, Set<String> changed) {
        return type.replacing().stream().anyMatch(changed::contains);
    }
}
