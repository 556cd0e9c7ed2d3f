package io.sosw.aws.table;

import io.sosw.json.Json;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Rows as records, by the binding of {@link Json}. */
final class RecordRows<R extends Record> implements RowType<R> {
    private final Class<R> type;
    private final Map<String, String> columns = new LinkedHashMap<>();

    RecordRows(Class<R> type, boolean snakeCase) {
        this.type = type;
        for (RecordComponent component : type.getRecordComponents()) {
            columns.put(component.getName(), snakeCase ? snakeCase(component.getName()) : component.getName());
        }
    }

    static String snakeCase(String name) {
        return name.replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
                .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT);
    }

    @Override
    public Map<String, AttributeValue> item(R row) {
        var item = new LinkedHashMap<String, AttributeValue>();
        if (Json.toValue(row) instanceof Map<?, ?> plain) {
            columns.forEach((component, column) -> {
                var value = plain.get(component);
                if (value != null) {
                    item.put(column, PlainAttributes.of(value));
                }
            });
        }
        return item;
    }

    @Override
    public R row(Map<String, AttributeValue> item) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        columns.forEach((component, column) -> {
            var value = item.get(column);
            if (value != null) {
                plain.put(component, PlainAttributes.plain(value));
            }
        });
        return Json.bind(plain, type);
    }

    @Override
    public AttributeValue value(String column, @Nullable Object value) {
        return PlainAttributes.of(value);
    }
}
