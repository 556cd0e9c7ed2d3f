package io.sosw.aws.table;

import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The key of an item. Immutable and thread-safe.
 *
 * @param columns the hash key first, then the range key if there is one
 */
public record Key(Map<String, Object> columns) {

    /** By its hash key alone. */
    public static Key of(String hashColumn, Object value) {
        return new Key(Map.of(hashColumn, value));
    }

    /** With its range key. */
    public Key and(String rangeColumn, Object value) {
        var both = new LinkedHashMap<>(columns);
        both.put(rangeColumn, value);
        return new Key(both);
    }

    Map<String, AttributeValue> attributes(RowType<?> type) {
        var attributes = new LinkedHashMap<String, AttributeValue>();
        columns.forEach((column, value) -> attributes.put(column, type.value(column, value)));
        return attributes;
    }
}
