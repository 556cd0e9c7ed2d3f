package io.sosw.local.provision;

import io.sosw.json.Json;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.core.SdkPojo;

/**
 * A resource's evaluated properties. Remembers which ones were read: the others have no effect here, and the user is
 * told so.
 *
 * <p>Not safe for use by several threads.
 */
public final class Properties {
    private final Map<String, Object> values;
    private final Set<String> unread;

    public Properties(Map<String, Object> values) {
        this.values = values;
        this.unread = new TreeSet<>(values.keySet());
    }

    public Map<String, Object> values() {
        return values;
    }

    /** What nobody asked for. */
    public Set<String> unread() {
        return Set.copyOf(unread);
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    public Optional<Object> value(String name) {
        unread.remove(name);
        return Optional.ofNullable(values.get(name));
    }

    /**
     * Text, number or flag as text; a map or list as JSON.
     *
     * @throws ResourceProblem if it is not there
     */
    public String text(String name) {
        return value(name).map(Properties::asText).orElseThrow(() -> ResourceProblem.missing(name));
    }

    public String text(String name, String otherwise) {
        return value(name).map(Properties::asText).orElse(otherwise);
    }

    public boolean flag(String name) {
        return Boolean.parseBoolean(text(name, "false"));
    }

    /** The items, or none. */
    public List<Object> list(String name) {
        return value(name).map(value -> asList(name, value)).orElse(List.of());
    }

    public List<String> texts(String name) {
        return list(name).stream().map(Properties::asText).toList();
    }

    /** The items, each a map with its own properties. */
    public List<Properties> maps(String name) {
        return list(name).stream()
                .map(item -> new Properties(asMap(name, item)))
                .toList();
    }

    /** The entries, or none. */
    public Properties map(String name) {
        return new Properties(value(name).map(value -> asMap(name, value)).orElse(Map.of()));
    }

    /** CloudFormation's list of Key and Value as a map. */
    public Map<String, String> tags() {
        return PojoFilling.pairs(value("Tags").orElse(List.of()));
    }

    /** Fills a request whose members are named as the properties are; some may be left to the caller. */
    public <B extends SdkPojo> B fill(B builder, String... except) {
        var rest = new LinkedHashMap<>(values);
        rest.keySet().removeAll(List.of(except));
        unread.removeAll(PojoFilling.fill(builder, rest));
        return builder;
    }

    /** Text of an evaluated value; a map or list as JSON. */
    public static String asText(Object value) {
        if (value instanceof Map || value instanceof List) {
            return Json.write(value);
        }
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    private static List<Object> asList(String name, Object value) {
        if (value instanceof List<?> items) {
            return List.copyOf(items);
        }
        throw ResourceProblem.wrongType(name, "JSONArray", value.getClass().getSimpleName());
    }

    private static Map<String, Object> asMap(String name, Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw ResourceProblem.wrongType(name, "JSONObject", value.getClass().getSimpleName());
        }
        var entries = new LinkedHashMap<String, Object>();
        map.forEach((key, each) -> entries.put(String.valueOf(key), each));
        return entries;
    }
}
