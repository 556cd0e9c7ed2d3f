package io.sosw.local.wire;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Random;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/** Requests and responses with a value in every member, down to a depth. */
final class Specimens {
    private static final int DEEPEST = 4;
    private final Random random;

    Specimens(long seed) {
        random = new Random(seed);
    }

    SdkPojo filled(SdkPojo builder) {
        fill(builder, 0);
        return (SdkPojo) ((Buildable) builder).build();
    }

    private void fill(SdkPojo builder, int depth) {
        for (var field : builder.sdkFields()) {
            var value = value(field, depth);
            if (value != null) {
                field.set(builder, value);
            }
        }
    }

    private Object value(SdkField<?> field, int depth) {
        return switch (field.marshallingType().getKnownType()) {
            case STRING -> "t<&\u00fc" + random.nextInt(1000);
            case BOOLEAN -> random.nextBoolean();
            case INTEGER -> random.nextInt(100_000);
            case LONG -> random.nextLong() >> 12;
            case SHORT -> (short) random.nextInt(100);
            case BYTE -> (byte) random.nextInt(100);
            case FLOAT -> random.nextInt(1000) / 4f;
            case DOUBLE -> random.nextInt(100_000) / 8.0;
            case INSTANT -> Instant.ofEpochSecond(1_700_000_000L + random.nextInt(10_000_000));
            case SDK_BYTES -> SdkBytes.fromUtf8String("b" + random.nextInt(1000));
            case SDK_POJO -> nested(field, depth);
            case LIST -> list(field, depth);
            case MAP -> map(field, depth);
            default -> null;
        };
    }

    private Object nested(SdkField<?> field, int depth) {
        if (depth >= DEEPEST) {
            return null;
        }
        var builder = field.constructor().get();
        fill(builder, depth + 1);
        return ((Buildable) builder).build();
    }

    private Object list(SdkField<?> field, int depth) {
        var items = new ArrayList<>();
        for (var i = 0; i < 2; i++) {
            var item = value(field.getTrait(ListTrait.class).memberFieldInfo(), depth + 1);
            if (item != null) {
                items.add(item);
            }
        }
        return items.isEmpty() ? null : items;
    }

    private Object map(SdkField<?> field, int depth) {
        var item = value(field.getTrait(MapTrait.class).valueFieldInfo(), depth + 1);
        if (item == null) {
            return null;
        }
        var map = new LinkedHashMap<String, Object>();
        map.put("key" + random.nextInt(100), item);
        return map;
    }
}
