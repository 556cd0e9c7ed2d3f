package io.sosw.aws.table;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The names and values of one request; all go through placeholders, so that no column is a reserved word. */
final class Placeholders {
    private final RowType<?> type;
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, AttributeValue> values = new LinkedHashMap<>();

    Placeholders(RowType<?> type) {
        this.type = type;
    }

    String name(String column) {
        for (var entry : names.entrySet()) {
            if (entry.getValue().equals(column)) {
                return entry.getKey();
            }
        }
        var placeholder = "#n" + names.size();
        names.put(placeholder, column);
        return placeholder;
    }

    String value(String column, @Nullable Object value) {
        return value(type.value(column, value));
    }

    String value(AttributeValue value) {
        var placeholder = ":v" + values.size();
        values.put(placeholder, value);
        return placeholder;
    }

    /** Null rather than empty: DynamoDB refuses an empty map. */
    @Nullable
    Map<String, String> names() {
        return names.isEmpty() ? null : names;
    }

    @Nullable
    Map<String, AttributeValue> values() {
        return values.isEmpty() ? null : values;
    }
}
