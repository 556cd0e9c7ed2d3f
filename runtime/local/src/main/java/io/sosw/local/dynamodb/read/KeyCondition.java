package io.sosw.local.dynamodb.read;

import io.sosw.local.dynamodb.value.KeyBytes;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The part of a table or index that a query looks at.
 *
 * @param partition the partition key's value
 * @param sort null when the whole partition is wanted
 */
record KeyCondition(AttributeValue partition, @Nullable Sort sort) {

    /**
     * @param operator = &lt; &lt;= &gt; &gt;=, {@code BETWEEN} or {@code begins_with}
     */
    record Sort(String operator, List<AttributeValue> values) {}

    /** The first place that belongs to it. */
    byte[] from() {
        var bytes = new KeyBytes().partition(partition);
        if (sort == null) {
            return bytes.toBytes();
        }
        var value = sort.values().get(0);
        return switch (sort.operator()) {
            case "=", ">=", "BETWEEN" -> bytes.append(value).toBytes();
            case ">" -> bytes.append(value).toEnd();
            case "begins_with" -> bytes.appendPrefix(value).toBytes();
            default -> bytes.toBytes();
        };
    }

    /** The first place behind it. */
    byte[] to() {
        var bytes = new KeyBytes().partition(partition);
        if (sort == null) {
            return bytes.toEnd();
        }
        var value = sort.values().get(0);
        return switch (sort.operator()) {
            case "=", "<=" -> bytes.append(value).toEnd();
            case "<" -> bytes.append(value).toBytes();
            case "BETWEEN" -> bytes.append(sort.values().get(1)).toEnd();
            case "begins_with" -> bytes.appendPrefix(value).toEnd();
            default -> bytes.toEnd();
        };
    }
}
