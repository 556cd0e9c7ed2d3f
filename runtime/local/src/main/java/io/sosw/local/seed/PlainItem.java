package io.sosw.local.seed;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Plain JSON as DynamoDB's values: text, numbers, flags, null, lists and maps. */
final class PlainItem {
    private PlainItem() {}

    static Map<String, AttributeValue> of(Map<?, ?> object) {
        var item = new LinkedHashMap<String, AttributeValue>();
        object.forEach((name, value) -> item.put(String.valueOf(name), value(value)));
        return item;
    }

    private static AttributeValue value(@Nullable Object value) {
        if (value == null) {
            return AttributeValue.fromNul(true);
        } else if (value instanceof String text) {
            return AttributeValue.fromS(text);
        } else if (value instanceof Boolean flag) {
            return AttributeValue.fromBool(flag);
        } else if (value instanceof Map<?, ?> map) {
            return AttributeValue.fromM(of(map));
        } else if (value instanceof List<?> list) {
            return AttributeValue.fromL(list.stream().map(PlainItem::value).toList());
        }
        return AttributeValue.fromN(value.toString());
    }
}
