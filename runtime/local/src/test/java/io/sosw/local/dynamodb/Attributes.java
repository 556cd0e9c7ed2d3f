package io.sosw.local.dynamodb;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Writes attribute maps shortly: {@code attributes("pk", "a", "n", 5)}. */
public final class Attributes {
    private Attributes() {}

    public static Map<String, AttributeValue> attributes(Object... namesAndValues) {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            attributes.put((String) namesAndValues[i], value(namesAndValues[i + 1]));
        }
        return attributes;
    }

    public static AttributeValue value(Object value) {
        if (value instanceof AttributeValue ready) {
            return ready;
        }
        if (value instanceof String text) {
            return AttributeValue.fromS(text);
        }
        if (value instanceof Number number) {
            return AttributeValue.fromN(number.toString());
        }
        if (value instanceof Boolean flag) {
            return AttributeValue.fromBool(flag);
        }
        if (value instanceof byte[] bytes) {
            return AttributeValue.fromB(SdkBytes.fromByteArray(bytes));
        }
        if (value instanceof List<?> list) {
            return AttributeValue.fromL(list.stream().map(Attributes::value).toList());
        }
        if (value instanceof Set<?> set) {
            return AttributeValue.fromSs(
                    set.stream().map(String.class::cast).sorted().toList());
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, AttributeValue> members = new LinkedHashMap<>();
            map.forEach((name, member) -> members.put((String) name, value(member)));
            return AttributeValue.fromM(members);
        }
        throw new IllegalArgumentException("No attribute type for " + value);
    }

    /** A set of numbers. */
    public static AttributeValue numbers(String... numbers) {
        return AttributeValue.fromNs(List.of(numbers));
    }
}
