package io.sosw.aws.vector;

import io.sosw.aws.table.MappedRows;
import io.sosw.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The recorded answers of sosw 0.7.47; see vectors/NOTICE. */
public final class Vectors {
    private Vectors() {}

    /** The vectors of an operation, from the test resources or from the folder that {@code -Dsosw.vectors} names. */
    public static Stream<Vector> of(String file, String op) {
        var folder = System.getProperty("sosw.vectors");
        try (var in = folder == null
                ? Objects.requireNonNull(Vectors.class.getResourceAsStream("/vectors/" + file))
                : Files.newInputStream(Path.of(folder, file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> new Vector(object(Json.parse(line))))
                    .filter(vector -> vector.get("op").equals(op));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    public static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }

    /** Out of the vectors' encoding: sets, tuples, decimals, bytes. */
    public static Object decoded(Object value) {
        if (value instanceof List<?> list) {
            var all = new ArrayList<>();
            list.forEach(item -> all.add(decoded(item)));
            return all;
        }
        if (value instanceof Map<?, ?> map) {
            if (map.containsKey("$set")) {
                return new HashSet<>((List<?>) decoded(map.get("$set")));
            }
            if (map.containsKey("$tuple")) {
                return decoded(map.get("$tuple"));
            }
            if (map.containsKey("$decimal")) {
                return new BigDecimal(map.get("$decimal").toString());
            }
            if (map.containsKey("$bytes")) {
                return map.get("$bytes");
            }
            var all = new LinkedHashMap<String, Object>();
            map.forEach((name, item) -> all.put(name.toString(), decoded(item)));
            return all;
        }
        return value;
    }

    /** An item as the vectors write it. */
    public static Map<String, AttributeValue> item(Object encoded) {
        var item = new LinkedHashMap<String, AttributeValue>();
        object(encoded).forEach((name, value) -> item.put(name, attribute(object(value))));
        return item;
    }

    static AttributeValue attribute(Map<String, Object> encoded) {
        var type = encoded.keySet().iterator().next();
        var value = encoded.get(type);
        return switch (type) {
            case "S" -> AttributeValue.fromS((String) value);
            case "N" -> AttributeValue.fromN((String) value);
            case "BOOL" -> AttributeValue.fromBool((Boolean) value);
            case "M" -> AttributeValue.fromM(item(value));
            case "L" ->
                AttributeValue.fromL(((List<?>) value)
                        .stream().map(inner -> attribute(object(inner))).toList());
            case "SS" -> AttributeValue.fromSs(texts(value));
            case "NS" -> AttributeValue.fromNs(texts(value));
            case "B" ->
                AttributeValue.fromB(SdkBytes.fromByteArray(
                        Base64.getDecoder().decode(object(value).get("$bytes").toString())));
            default -> AttributeValue.fromNul(true);
        };
    }

    private static List<String> texts(Object list) {
        return ((List<?>) list).stream().map(String::valueOf).toList();
    }

    /** Equal in meaning: numbers by value, sets and lists of them alike. */
    public static Object meaning(Object value) {
        if (value instanceof Number number) {
            return new BigDecimal(number.toString()).stripTrailingZeros();
        }
        if (value instanceof Set<?> set) {
            return set.stream()
                    .map(Vectors::meaning)
                    .map(String::valueOf)
                    .sorted()
                    .toList();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Vectors::meaning).map(String::valueOf).toList();
        }
        if (value instanceof Map<?, ?> map) {
            var all = new LinkedHashMap<String, Object>();
            map.forEach((name, item) -> all.put(name.toString(), meaning(item)));
            return all;
        }
        if (value instanceof AttributeValue attribute) {
            return switch (attribute.type()) {
                case N ->
                    "N "
                            + (attribute.n().matches("[-+.0-9eE]+")
                                    ? meaning(new BigDecimal(attribute.n()))
                                    : attribute.n());
                case M -> meaning(attribute.m());
                case L -> meaning(attribute.l());
                default -> attribute.toString();
            };
        }
        return value;
    }

    /** One recorded call. */
    public record Vector(Map<String, Object> members) {
        public Object get(String name) {
            return members.get(name);
        }

        public Object argument(int index) {
            return ((List<?>) get("args")).get(index);
        }

        public Map<String, Object> options() {
            return object(get("kwargs"));
        }

        public boolean fails() {
            return members.containsKey("error");
        }

        /** The state of what was asked. */
        public Map<String, Object> state(String name) {
            var state = object(members.getOrDefault("ctx", Map.of())).get(name);
            return state == null ? Map.of() : object(state);
        }

        /** What the original said when it failed; else nothing. */
        public String message() {
            return fails() ? String.valueOf(object(get("error")).get("message")) : "";
        }

        /** Whether it shows one of the original's defects. */
        public boolean hasQuirk(String id) {
            return members.get("quirks") instanceof List<?> quirks
                    && quirks.stream().anyMatch(quirk -> quirk.toString().startsWith(id));
        }

        /** Whether Python's flags were written as numbers or texts: {@code True}. */
        public boolean hasPythonFlags() {
            var result = Json.write(members.get("result"));
            return result.contains("\"True\"") || result.contains("\"False\"");
        }

        /** The table's columns, and whether others are taken too. */
        public MappedRows rows(boolean open) {
            var columns = new LinkedHashMap<String, String>();
            object(state("config").getOrDefault("row_mapper", Map.of()))
                    .forEach((name, type) -> columns.put(name, type.toString()));
            var rows = MappedRows.of(columns);
            return open ? rows.open() : rows;
        }

        @Override
        public String toString() {
            return get("id") + " " + Json.write(get("args")) + " " + Json.write(get("kwargs"));
        }
    }
}
