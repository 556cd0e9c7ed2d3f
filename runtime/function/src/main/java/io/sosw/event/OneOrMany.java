package io.sosw.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A member that an event may spell in the singular or the plural, with one value or a list: {@code account: 1}, {@code
 * accounts: 1} and {@code accounts: [1, 2]}. Null and an empty list count as missing.
 *
 * @param name as it was asked for
 * @param values in order
 */
public record OneOrMany(String name, List<Object> values) {

    /** Keeps a copy. */
    public OneOrMany {
        values = List.copyOf(values);
    }

    /** Looks for a name, then for its plural or singular: with an {@code s} at the end, or without it. */
    public static OneOrMany of(Map<String, ? extends @Nullable Object> event, String name) {
        var other = name.endsWith("s") ? name.substring(0, name.length() - 1) : name + "s";
        return Stream.of(name, other)
                .map(key -> new OneOrMany(name, listed(event.get(key))))
                .filter(found -> !found.values.isEmpty())
                .findFirst()
                .orElse(new OneOrMany(name, List.of()));
    }

    private static List<Object> listed(@Nullable Object value) {
        var values = new ArrayList<>();
        if (value instanceof List<?> list) {
            list.stream().filter(item -> item != null).forEach(values::add);
        } else if (value != null) {
            values.add(value);
        }
        return values;
    }

    /**
     * The one value, if there is any.
     *
     * @throws IllegalArgumentException if there are several
     */
    public Optional<Object> optional() {
        if (values.size() > 1) {
            throw new IllegalArgumentException(
                    "expected one '" + name + "' in the event but found " + values.size() + ": " + values);
        }
        return values.stream().findFirst();
    }

    /**
     * The one value.
     *
     * @throws IllegalArgumentException if there is none, or several
     */
    public Object one() {
        return optional()
                .orElseThrow(() -> new IllegalArgumentException("expected '" + name + "' in the event but found none"));
    }
}
