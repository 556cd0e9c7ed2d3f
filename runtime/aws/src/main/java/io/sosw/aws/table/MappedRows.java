package io.sosw.aws.table;

import io.sosw.json.Json;
import io.sosw.json.JsonException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Rows as maps with declared columns, as sosw's {@code row_mapper}. A text that is a JSON object is read as one. Columns
 * that are not declared are left out; {@link #open} takes them too, their types guessed as sosw guesses them.
 */
public final class MappedRows implements RowType<Map<String, Object>> {
    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d*)?|\\.\\d+");

    private final Map<String, String> columns;
    private final boolean open;

    private MappedRows(Map<String, String> columns, boolean open) {
        this.columns = columns;
        this.open = open;
    }

    /**
     * @param columns from the name to {@code S}, {@code N}, {@code BOOL}, {@code M}, {@code L} and so on
     */
    public static MappedRows of(Map<String, String> columns) {
        return new MappedRows(Map.copyOf(columns), false);
    }

    /** The same columns and whatever else there is. */
    public MappedRows open() {
        return new MappedRows(columns, true);
    }

    @Override
    public Map<String, AttributeValue> item(Map<String, Object> row) {
        var item = new LinkedHashMap<String, AttributeValue>();
        row.forEach((column, value) -> {
            if (open || columns.containsKey(column) && value != null) {
                item.put(column, value(column, value));
            }
        });
        return item;
    }

    @Override
    public AttributeValue value(String column, @Nullable Object value) {
        var type = columns.get(column);
        if (type == null || value == null) {
            return guess(value);
        }
        return switch (type) {
            case "S" -> AttributeValue.fromS(value instanceof String text ? text : text(value));
            case "N" -> AttributeValue.fromN(text(value));
            case "BOOL" -> AttributeValue.fromBool(flag(column, value));
            case "M" -> value instanceof Map<?, ?> map ? guessAll(map) : PlainAttributes.of(value);
            default -> PlainAttributes.of(value);
        };
    }

    private static String text(Object value) {
        return value instanceof Map || value instanceof List ? Json.write(value) : value.toString();
    }

    private static boolean flag(String column, Object value) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        return switch (value.toString().toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new IllegalArgumentException("'" + value + "' of column " + column + " is no BOOL");
        };
    }

    /** sosw's guess: digits are a number and {@code true} a flag, even if they are text. */
    static AttributeValue guess(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return guessAll(map);
        }
        if (value instanceof Set<?> set && !set.isEmpty()) {
            var texts = set.stream().map(String::valueOf).sorted().toList();
            return set.stream().allMatch(Number.class::isInstance)
                    ? AttributeValue.fromNs(texts)
                    : AttributeValue.fromSs(texts);
        }
        if (value instanceof String text) {
            var lower = text.toLowerCase(Locale.ROOT);
            if (lower.equals("true") || lower.equals("false")) {
                return AttributeValue.fromBool(lower.equals("true"));
            }
            return NUMBER.matcher(text).matches() ? AttributeValue.fromN(text) : AttributeValue.fromS(text);
        }
        return PlainAttributes.of(value);
    }

    private static AttributeValue guessAll(Map<?, ?> map) {
        var item = new LinkedHashMap<String, AttributeValue>();
        map.forEach((name, value) -> item.put(String.valueOf(name), guess(value)));
        return AttributeValue.fromM(item);
    }

    @Override
    @SuppressWarnings("NullAway") // a NULL attribute of an undeclared column is null in the map, as in sosw
    public Map<String, Object> row(Map<String, AttributeValue> item) {
        var row = new LinkedHashMap<String, Object>();
        item.forEach((column, value) -> {
            var type = columns.get(column);
            if (!open && type != null && !type.equals(value.type().name())) {
                throw new IllegalArgumentException("'" + column + "' is expected to be of type '" + type
                        + "' in row_mapper, but real value is of type '" + value.type() + "'");
            }
            if (type != null || open) {
                row.put(column, read(value));
            }
        });
        return row;
    }

    private static @Nullable Object read(AttributeValue value) {
        return switch (value.type()) {
            case S -> jsonOrText(value.s());
            case M -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                value.m().forEach((name, inner) -> map.put(name, read(inner)));
                yield map;
            }
            default -> PlainAttributes.plain(value);
        };
    }

    private static @Nullable Object jsonOrText(String text) {
        if (text.startsWith("{") && text.endsWith("}")) {
            try {
                return Json.parse(text);
            } catch (JsonException e) {
                return text;
            }
        }
        return text;
    }
}
