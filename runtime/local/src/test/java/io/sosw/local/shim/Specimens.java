package io.sosw.local.shim;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.JsonValueTrait;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;
import software.amazon.awssdk.core.traits.XmlAttributeTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/** Requests and answers of the SDK with a value in every member, down to a depth. */
final class Specimens {
    /** The value of a member that stays empty. */
    static final Object NONE = new Object();

    private final Random random;
    private final int deepest;
    private final Map<String, Object> fixed;

    /**
     * @param seed makes the values
     * @param deepest how far objects stand within each other
     * @param fixed the values of those members of the outermost object that cannot hold any, by name
     */
    Specimens(long seed, int deepest, Map<String, Object> fixed) {
        random = new Random(seed);
        this.deepest = deepest;
        this.fixed = fixed;
    }

    SdkPojo filled(SdkPojo builder) {
        return filled(builder, 0);
    }

    private SdkPojo filled(SdkPojo builder, int depth) {
        for (var field : builder.sdkFields()) {
            var value = depth == 0 && fixed.containsKey(field.memberName())
                    ? fixed.get(field.memberName())
                    : value(field, depth, field.location() == MarshallLocation.HEADER);
            if (value != null && value != NONE) {
                field.set(builder, value);
            }
        }
        return (SdkPojo) ((Buildable) builder).build();
    }

    private @Nullable Object value(SdkField<?> field, int depth, boolean header) {
        return switch (field.marshallingType().getKnownType()) {
            case STRING -> text(field, header);
            case BOOLEAN -> random.nextBoolean();
            case INTEGER -> field.location() == MarshallLocation.STATUS_CODE ? 200 : random.nextInt(100_000);
            case LONG -> random.nextLong() >> 12;
            case SHORT -> (short) random.nextInt(100);
            case BYTE -> (byte) random.nextInt(100);
            case FLOAT -> random.nextInt(1000) / 4f;
            case DOUBLE -> random.nextInt(100_000) / 8.0;
            case BIG_DECIMAL -> BigDecimal.valueOf(random.nextInt(100_000), 2);
            case INSTANT -> instant(field);
            case SDK_BYTES -> SdkBytes.fromUtf8String("b" + random.nextInt(1000));
            case SDK_POJO -> depth < deepest ? filled(field.constructor().get(), depth + 1) : null;
            case LIST -> list(field.getTrait(ListTrait.class).memberFieldInfo(), depth, header);
            case MAP -> map(field.getTrait(MapTrait.class).valueFieldInfo(), depth, header);
            default -> null;
        };
    }

    /** Headers are ASCII and the SDK writes attributes of XML as they are; all else is any text. */
    private String text(SdkField<?> field, boolean header) {
        if (field.containsTrait(JsonValueTrait.class)) {
            return "{}";
        }
        var plain = header || field.containsTrait(XmlAttributeTrait.class);
        return (plain ? "h " : "t<&\u00fc ")
                + random.nextInt(1000)
                + (field.location() == MarshallLocation.GREEDY_PATH ? "/x" : "");
    }

    /** HTTP dates have no fractions of seconds. */
    private Instant instant(SdkField<?> field) {
        var whole = field.location() != MarshallLocation.PAYLOAD || field.containsTrait(TimestampFormatTrait.class);
        return Instant.ofEpochSecond(1_700_000_000L + random.nextInt(10_000_000))
                .plusMillis(whole ? 0 : 500);
    }

    private @Nullable List<Object> list(SdkField<?> member, int depth, boolean header) {
        var items = new ArrayList<>();
        for (var i = 0; i < 2; i++) {
            var item = value(member, depth + 1, header);
            if (item != null) {
                items.add(item);
            }
        }
        return items.isEmpty() ? null : items;
    }

    private @Nullable Map<String, Object> map(SdkField<?> member, int depth, boolean header) {
        var item = value(member, depth + 1, header);
        var map = new LinkedHashMap<String, Object>();
        if (item != null) {
            map.put("key" + random.nextInt(100), item);
        }
        return map.isEmpty() ? null : map;
    }
}
