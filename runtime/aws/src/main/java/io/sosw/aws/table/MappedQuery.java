package io.sosw.aws.table;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Queries in sosw's form: keys as a map, a range as {@code st_between_<column>} and {@code en_between_<column>}. */
public final class MappedQuery {
    private static final String FROM = "st_between_";
    private static final String TO = "en_between_";

    private MappedQuery() {}

    /**
     * A query.
     *
     * @param keys by column; a range takes both of its ends
     * @param comparisons by column: {@code =} where nothing is said, {@code <}, {@code <=}, {@code >}, {@code >=}, {@code
     *     begins_with}
     * @throws IllegalArgumentException if a comparison is none of these, a range has one end only, or there is no key
     */
    public static Query of(Map<String, ? extends @Nullable Object> keys, Map<String, String> comparisons) {
        Condition all = null;
        for (var entry : keys.entrySet()) {
            var column = entry.getKey();
            if (column.startsWith(TO) && keys.containsKey(FROM + column.substring(TO.length()))) {
                continue; // said with the other end
            }
            var condition = condition(column, entry.getValue(), keys, comparisons);
            all = all == null ? condition : all.and(condition);
        }
        if (all == null) {
            throw new IllegalArgumentException("A query needs a key; Query.all() reads the whole table");
        }
        return new Query(all, null, null, false, Integer.MAX_VALUE, false);
    }

    private static Condition condition(
            String column,
            @Nullable Object value,
            Map<String, ? extends @Nullable Object> keys,
            Map<String, String> comparisons) {
        if (column.startsWith(FROM)) {
            var name = column.substring(FROM.length());
            var to = keys.get(TO + name);
            if (value == null || to == null) {
                throw new IllegalArgumentException(
                        "The range of " + name + " needs " + FROM + name + " and " + TO + name);
            }
            return Condition.between(name, value, to);
        }
        var comparison = comparisons.getOrDefault(column, "=");
        return switch (comparison) {
            case "=", "<", "<=", ">", ">=" -> Condition.compare(column, comparison, value);
            case "begins_with" -> Condition.beginsWith(column, String.valueOf(value));
            default ->
                throw new IllegalArgumentException("'" + comparison + "' of " + column
                        + " compares no key; there are =, <, <=, >, >= and begins_with");
        };
    }
}
