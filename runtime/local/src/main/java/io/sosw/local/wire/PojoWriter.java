package io.sosw.local.wire;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.thirdparty.jackson.core.JsonGenerator;
import software.amazon.awssdk.thirdparty.jackson.dataformat.cbor.CBORGenerator;

/** Writes a response as JSON or CBOR as its own field descriptions say. Members without a value are left out. */
public final class PojoWriter {
    private static final int EPOCH_TAG = 1;
    private final JsonGenerator out;

    private PojoWriter(JsonGenerator out) {
        this.out = out;
    }

    /** Writes one object with all members that travel in the body. */
    public static void write(JsonGenerator out, SdkPojo pojo) throws IOException {
        out.writeStartObject();
        members(out, pojo);
        out.writeEndObject();
    }

    /** Writes the members into an object that the caller began. */
    public static void members(JsonGenerator out, SdkPojo pojo) throws IOException {
        var writer = new PojoWriter(out);
        for (var field : pojo.sdkFields()) {
            var value = field.getValueOrDefault(pojo);
            if (isPresent(value) && field.location() == MarshallLocation.PAYLOAD) {
                out.writeFieldName(field.locationName());
                writer.value(field, value);
            }
        }
    }

    /** Writes one object with all members that were set, wherever they travel; tokens are not made up. */
    public static void whole(JsonGenerator out, SdkRequest pojo) throws IOException {
        out.writeStartObject();
        var writer = new PojoWriter(out);
        for (var field : pojo.sdkFields()) {
            var value = pojo.getValueForField(field.memberName(), Object.class).orElse(null);
            if (isPresent(value)) {
                out.writeFieldName(field.locationName());
                writer.value(field, value);
            }
        }
        out.writeEndObject();
    }

    /** Lists and maps that nobody set are absent, those set to be empty are not. */
    public static boolean isPresent(@Nullable Object value) {
        return value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap);
    }

    private void value(SdkField<?> field, @Nullable Object value) throws IOException {
        if (value == null) {
            out.writeNull();
        } else if (value instanceof SdkPojo pojo) {
            write(out, pojo);
        } else if (value instanceof List<?> list) {
            list(field.getTrait(ListTrait.class).memberFieldInfo(), list);
        } else if (value instanceof Map<?, ?> map) {
            map(field.getTrait(MapTrait.class).valueFieldInfo(), map);
        } else {
            scalar(field, value);
        }
    }

    private void list(SdkField<?> member, List<?> list) throws IOException {
        out.writeStartArray();
        for (var item : list) {
            value(member, item);
        }
        out.writeEndArray();
    }

    private void map(SdkField<?> member, Map<?, ?> map) throws IOException {
        out.writeStartObject();
        for (var entry : map.entrySet()) {
            out.writeFieldName(entry.getKey().toString());
            value(member, entry.getValue());
        }
        out.writeEndObject();
    }

    private void scalar(SdkField<?> field, Object value) throws IOException {
        if (value instanceof String text) {
            out.writeString(text);
        } else if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else if (value instanceof SdkBytes bytes) {
            out.writeBinary(bytes.asByteArrayUnsafe());
        } else if (value instanceof Instant time) {
            moment(field, time);
        } else {
            number((Number) value);
        }
    }

    private void number(Number value) throws IOException {
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            out.writeNumber(value.intValue());
        } else if (value instanceof Long whole) {
            out.writeNumber(whole);
        } else if (value instanceof Float small) {
            out.writeNumber(small);
        } else if (value instanceof BigDecimal exact) {
            out.writeNumber(exact);
        } else {
            out.writeNumber(value.doubleValue());
        }
    }

    private void moment(SdkField<?> field, Instant time) throws IOException {
        if (out instanceof CBORGenerator cbor) {
            cbor.writeTag(EPOCH_TAG);
            cbor.writeNumber(time.toEpochMilli() / 1000.0);
            return;
        }
        var format = Timestamps.format(field, Format.UNIX_TIMESTAMP);
        if (format == Format.UNIX_TIMESTAMP) {
            out.writeNumber(Timestamps.seconds(time));
        } else {
            out.writeString(Timestamps.write(time, format));
        }
    }
}
