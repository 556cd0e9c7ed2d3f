package io.sosw.local.provision;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * Fills a request's builder from a resource's properties: CloudFormation names most properties as the service's own API
 * does, so the SDK's field descriptions are the mapping.
 */
final class PojoFilling {
    private PojoFilling() {}

    /**
     * @return the names of the properties that found a member
     */
    static Set<String> fill(SdkPojo builder, Map<String, Object> values) {
        var used = new LinkedHashSet<String>();
        values.forEach((name, value) -> {
            for (var field : builder.sdkFields()) {
                if (field.memberName().equalsIgnoreCase(name)) {
                    field.set(builder, convert(field, name, value));
                    used.add(name);
                }
            }
        });
        return used;
    }

    private static Object convert(SdkField<?> field, String name, Object value) {
        return switch (field.marshallingType().getKnownType()) {
            case STRING -> Properties.asText(value);
            case BOOLEAN -> Boolean.valueOf(Properties.asText(value));
            case INTEGER -> number(name, value).intValue();
            case LONG -> number(name, value).longValue();
            case SHORT -> number(name, value).shortValue();
            case FLOAT -> number(name, value).floatValue();
            case DOUBLE -> number(name, value).doubleValue();
            case BIG_DECIMAL -> number(name, value);
            case INSTANT -> instant(name, value);
            case SDK_BYTES -> SdkBytes.fromUtf8String(Properties.asText(value));
            case SDK_POJO -> nested(field, name, value);
            case LIST -> list(field, name, value);
            case MAP -> map(field, name, value);
            default -> throw new IllegalArgumentException("Nothing can be put into " + field.memberName());
        };
    }

    private static Object nested(SdkField<?> field, String name, Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw ResourceProblem.wrongType(name, "JSONObject", value.getClass().getSimpleName());
        }
        var builder = field.constructor().get();
        var entries = new LinkedHashMap<String, Object>();
        map.forEach((key, each) -> entries.put(String.valueOf(key), each));
        var used = fill(builder, entries);
        for (var key : entries.keySet()) {
            if (!used.contains(key)) {
                throw new ResourceProblem(
                        "InvalidRequest",
                        "Properties validation failed: #/" + name + ": extraneous key [" + key + "] is not permitted");
            }
        }
        return ((Buildable) builder).build();
    }

    private static Object list(SdkField<?> field, String name, Object value) {
        if (!(value instanceof List<?> items)) {
            throw ResourceProblem.wrongType(name, "JSONArray", value.getClass().getSimpleName());
        }
        var member = field.getTrait(ListTrait.class).memberFieldInfo();
        return items.stream().map(item -> convert(member, name, item)).toList();
    }

    private static Object map(SdkField<?> field, String name, Object value) {
        var member = field.getTrait(MapTrait.class).valueFieldInfo();
        var entries = new LinkedHashMap<String, Object>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> entries.put(String.valueOf(key), convert(member, name, each)));
        } else {
            entries.putAll(pairs(value));
        }
        return entries;
    }

    /** A list of maps with Key and Value as one map; a map stays as it is. */
    static Map<String, String> pairs(Object value) {
        var pairs = new LinkedHashMap<String, String>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> pairs.put(String.valueOf(key), Properties.asText(each)));
        } else if (value instanceof List<?> items) {
            for (var item : items) {
                if (!(item instanceof Map<?, ?> pair) || pair.get("Key") == null || pair.get("Value") == null) {
                    throw ResourceProblem.wrongType("Tags", "a Key and a Value", item);
                }
                pairs.put(Properties.asText(pair.get("Key")), Properties.asText(pair.get("Value")));
            }
        }
        return pairs;
    }

    private static BigDecimal number(String name, Object value) {
        try {
            return value instanceof BigDecimal number ? number : new BigDecimal(Properties.asText(value));
        } catch (NumberFormatException e) {
            throw ResourceProblem.wrongType(name, "Number", value);
        }
    }

    private static Instant instant(String name, Object value) {
        try {
            return value instanceof BigDecimal seconds
                    ? Instant.ofEpochSecond(seconds.longValue())
                    : Instant.parse(Properties.asText(value));
        } catch (DateTimeParseException e) {
            throw ResourceProblem.wrongType(name, "Timestamp", value);
        }
    }
}
