package io.sosw.essentials.settings;

import io.sosw.config.Durations;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A map of settings at a path. What cannot be read is refused with the path and the value.
 *
 * @param path for messages
 * @param values as parsed from JSON
 */
record Node(String path, Map<String, Object> values) {

    @SuppressWarnings("unchecked")
    static Node of(String path, @Nullable Object value) {
        if (value == null) {
            return new Node(path, Map.of());
        }
        if (value instanceof Map<?, ?> map) {
            return new Node(path, (Map<String, Object>) map);
        }
        throw refused(path, value, "an object");
    }

    Node child(String name) {
        return of(at(name), values.get(name));
    }

    /** Each member as a node, in order. */
    Map<String, Node> children() {
        var children = new LinkedHashMap<String, Node>();
        values.keySet().forEach(name -> children.put(name, child(name)));
        return children;
    }

    boolean has(String name) {
        return values.get(name) != null;
    }

    String text(String name, String fallback) {
        return get(name, fallback, "a text", Node::textOf);
    }

    int integer(String name, int fallback) {
        return get(name, fallback, "a whole number", Node::whole);
    }

    double number(String name) {
        return decimal(name).doubleValue();
    }

    BigDecimal decimal(String name) {
        return get(name, BigDecimal.ZERO, "a number", Node::decimalOf);
    }

    Duration duration(String name, Duration fallback) {
        return get(name, fallback, "a duration such as 900, 90s or 15m", Node::durationOf);
    }

    List<String> texts(String name) {
        return get(name, List.of(), "a list of texts", Node::textsOf);
    }

    /** Refuses names that nobody reads. */
    void only(Set<String> known) {
        for (var name : values.keySet()) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(path + " has no setting '" + name + "'; it has "
                        + known.stream().sorted().toList());
            }
        }
    }

    private <T> T get(String name, T fallback, String expected, Function<Object, Optional<T>> read) {
        var value = values.get(name);
        if (value == null) {
            return fallback;
        }
        return read.apply(value).orElseThrow(() -> refused(at(name), value, expected));
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + '.' + name;
    }

    private static IllegalArgumentException refused(String path, Object value, String expected) {
        return new IllegalArgumentException(path + " must be " + expected + ", not '" + value + "'");
    }

    private static Optional<String> textOf(Object value) {
        return value instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private static Optional<BigDecimal> decimalOf(Object value) {
        try {
            return value instanceof Number || value instanceof String
                    ? Optional.of(new BigDecimal(value.toString()))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> whole(Object value) {
        try {
            return decimalOf(value).map(BigDecimal::intValueExact);
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> durationOf(Object value) {
        try {
            return Optional.of(Durations.parse(value.toString()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<List<String>> textsOf(Object value) {
        if (!(value instanceof Collection<?> items)) {
            return Optional.empty();
        }
        var texts = new ArrayList<String>();
        for (Object item : items) {
            // sosw's chunkable_attrs are pairs of a name and an empty map
            texts.add(String.valueOf(item instanceof List<?> pair && !pair.isEmpty() ? pair.get(0) : item));
        }
        return Optional.of(texts);
    }
}
