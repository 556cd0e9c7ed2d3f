package io.sosw.config;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * The defaults file, compiled to JSON by the build so that no YAML parser is needed at run time.
 *
 * <p>Immutable and thread-safe.
 *
 * @param source the file that people edit, for example {@code const.yml}
 * @param values by name; keys of nested maps are joined by a dot
 */
public record Constants(String source, Map<String, Constant> values) {

    /** Keeps a copy of the values. */
    public Constants {
        values = Map.copyOf(values);
    }

    /** No defaults file. */
    public static Constants none() {
        return new Constants("const.yml", Map.of());
    }

    /** The same file but for these names. */
    public Constants without(Collection<String> names) {
        var rest = new HashMap<>(values);
        rest.keySet().removeAll(names);
        return new Constants(source, rest);
    }

    /**
     * One value of the file.
     *
     * @param value a plain JSON value
     * @param line the line in the source, 0 when not known
     */
    public record Constant(Object value, int line) {}
}
