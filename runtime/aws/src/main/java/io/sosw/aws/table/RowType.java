package io.sosw.aws.table;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How rows become items and back. Immutable and thread-safe.
 *
 * @param <T> a row
 */
public interface RowType<T> {

    /** The item of a row. What is null or an empty optional has no attribute. */
    Map<String, AttributeValue> item(T row);

    /**
     * The row of an item.
     *
     * @throws RuntimeException if the item does not fit, naming the column
     */
    T row(Map<String, AttributeValue> item);

    /** A value of a column, for keys, conditions and updates. */
    AttributeValue value(String column, @Nullable Object value);

    /** Rows as records; columns are called as their components. */
    static <R extends Record> RowType<R> of(Class<R> type) {
        return new RecordRows<>(type, false);
    }

    /** Rows as records; {@code taskId} is the column {@code task_id}. */
    static <R extends Record> RowType<R> snakeCase(Class<R> type) {
        return new RecordRows<>(type, true);
    }
}
