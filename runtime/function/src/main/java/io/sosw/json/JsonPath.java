package io.sosw.json;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The values at a path of member names in plain JSON; lists on the way are searched item by item:
 *
 * <pre>{@code
 * var pages = JsonPath.of("lines.page.id");
 * pages.in(order).anyMatch(id -> id.equals(123L));
 * pages.excluding("code", "draft").in(order).findFirst();
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class JsonPath {
    private final List<String> names;
    private final @Nullable String without;
    private final @Nullable Object unwanted;

    private JsonPath(List<String> names, @Nullable String without, @Nullable Object unwanted) {
        this.names = names;
        this.without = without;
        this.unwanted = unwanted;
    }

    /** A path with dots between the names. */
    public static JsonPath of(String path) {
        return of(List.of(path.split("\\.", -1)));
    }

    /** A path of names, which may have dots. */
    public static JsonPath of(List<String> names) {
        return new JsonPath(List.copyOf(names), null, null);
    }

    /** Leaves out the objects on the way in which a member has this value. */
    public JsonPath excluding(String name, @Nullable Object value) {
        return new JsonPath(names, name, value);
    }

    /** All values at the path, in order; what lacks a member on the way has none. Null is a value. */
    public Stream<@Nullable Object> in(@Nullable Object tree) {
        return values(tree, 0, false);
    }

    /**
     * The same for data in which each object must have its member.
     *
     * @return a stream that throws {@link NoSuchElementException} when it comes to an object without it
     */
    public Stream<@Nullable Object> requiredIn(@Nullable Object tree) {
        return values(tree, 0, true);
    }

    private Stream<@Nullable Object> values(@Nullable Object value, int depth, boolean required) {
        if (depth == names.size()) {
            return Stream.of(value).map(found -> found); // one value, which may be null
        }
        if (value instanceof List<?> list) {
            return list.stream().flatMap(item -> values(item, depth, required));
        }
        var name = names.get(depth);
        if (value instanceof Map<?, ?> map) {
            if (without != null && map.containsKey(without) && Objects.equals(map.get(without), unwanted)) {
                return Stream.empty();
            }
            if (map.containsKey(name)) {
                return values(map.get(name), depth + 1, required);
            }
        }
        if (required) {
            throw new NoSuchElementException("no member '" + name + "' of " + String.join(".", names) + " in "
                    + (value == null ? "null" : Json.write(value)));
        }
        return Stream.empty();
    }
}
