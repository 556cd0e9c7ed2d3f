package io.sosw.local.wire.rest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.JsonValueTrait;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** Objects of the SDK with a value in every member, three levels deep. */
final class Specimen {
    private static final int DEEPEST = 3;

    private final Set<String> skipped;

    /**
     * @param skipped members that stay empty
     */
    Specimen(Set<String> skipped) {
        this.skipped = skipped;
    }

    /** An object of the class whose builder is given. */
    Object of(SdkPojo builder) {
        return of(builder, 0);
    }

    private Object of(SdkPojo builder, int depth) {
        for (var field : builder.sdkFields()) {
            var value = skipped.contains(field.memberName()) ? null : value(field, depth);
            if (value != null) {
                field.set(builder, value);
            }
        }
        return ((SdkBuilder<?, ?>) builder).build();
    }

    private @Nullable Object value(SdkField<?> field, int depth) {
        return switch (field.marshallingType().getKnownType()) {
            case STRING -> text(field);
            case BOOLEAN -> true;
            case INTEGER -> field.location() == MarshallLocation.STATUS_CODE ? 200 : 7;
            case LONG -> 7_000_000_000L;
            case SHORT -> (short) 7;
            case FLOAT -> 0.5f;
            case DOUBLE -> 0.25;
            case BIG_DECIMAL -> new BigDecimal("1.5");
            case INSTANT -> Instant.parse(isText(field) ? "2026-11-21T01:02:03Z" : "2026-11-21T01:02:03.500Z");
            case SDK_BYTES -> SdkBytes.fromUtf8String("bytes of " + field.memberName());
            case SDK_POJO -> depth < DEEPEST ? of(field.constructor().get(), depth + 1) : null;
            case LIST -> list(field.getTrait(ListTrait.class).memberFieldInfo(), depth);
            case MAP -> map(field.getTrait(MapTrait.class).valueFieldInfo(), depth);
            default -> null;
        };
    }

    /** Headers are ASCII, all else is any text. */
    private static String text(SdkField<?> field) {
        if (field.containsTrait(JsonValueTrait.class)) {
            return "{}";
        }
        return (field.location() == MarshallLocation.HEADER ? "e & " : "é & ") + field.memberName();
    }

    /** HTTP dates have no fractions of seconds. */
    private static boolean isText(SdkField<?> field) {
        return field.location() != MarshallLocation.PAYLOAD || field.containsTrait(TimestampFormatTrait.class);
    }

    private @Nullable List<Object> list(SdkField<?> member, int depth) {
        var value = depth < DEEPEST ? value(member, depth + 1) : null;
        return value == null ? null : List.of(value, value);
    }

    private @Nullable Map<String, Object> map(SdkField<?> member, int depth) {
        var value = depth < DEEPEST ? value(member, depth + 1) : null;
        return value == null ? null : Map.of("one", value);
    }
}
