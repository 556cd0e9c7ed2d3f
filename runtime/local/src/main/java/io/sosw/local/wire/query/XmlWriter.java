package io.sosw.local.wire.query;

import io.sosw.local.wire.Base64Text;
import io.sosw.local.wire.PojoWriter;
import io.sosw.local.wire.Timestamps;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** Writes a response as XML as its own field descriptions say. */
final class XmlWriter {
    private final FieldNames names;
    private final XmlText out;

    XmlWriter(FieldNames names, XmlText out) {
        this.names = names;
        this.out = out;
    }

    void members(SdkPojo pojo) {
        for (var field : pojo.sdkFields()) {
            var value = field.getValueOrDefault(pojo);
            if (PojoWriter.isPresent(value)) {
                member(field, value);
            }
        }
    }

    private void member(SdkField<?> field, Object value) {
        if (value instanceof List<?> list) {
            list(names.list(field), field.getTrait(ListTrait.class).memberFieldInfo(), list);
        } else if (value instanceof Map<?, ?> map) {
            map(names.map(field), field.getTrait(MapTrait.class).valueFieldInfo(), map);
        } else {
            element(names.plain(field), field, value);
        }
    }

    private void list(FieldNames.Names name, SdkField<?> member, List<?> list) {
        if (!name.flattened()) {
            out.open(name.name());
        }
        for (var item : list) {
            element(name.flattened() ? name.name() : name.item(), member, item);
        }
        if (!name.flattened()) {
            out.close(name.name());
        }
    }

    private void map(FieldNames.Names name, SdkField<?> member, Map<?, ?> map) {
        var entryName = name.flattened() ? name.name() : name.item();
        if (!name.flattened()) {
            out.open(name.name());
        }
        for (var entry : map.entrySet()) {
            out.open(entryName).element(name.key(), entry.getKey().toString());
            element(name.value(), member, entry.getValue());
            out.close(entryName);
        }
        if (!name.flattened()) {
            out.close(name.name());
        }
    }

    private void element(String name, SdkField<?> field, Object value) {
        out.open(name);
        if (value instanceof SdkPojo pojo) {
            members(pojo);
        } else if (value instanceof List<?> list) {
            items(field, list);
        } else {
            out.content(text(field, value));
        }
        out.close(name);
    }

    private void items(SdkField<?> field, List<?> list) {
        var trait = field.getTrait(ListTrait.class);
        for (var item : list) {
            element(names.list(field).item(), trait.memberFieldInfo(), item);
        }
    }

    private static String text(SdkField<?> field, Object value) {
        if (value instanceof Instant time) {
            return Timestamps.write(time, Timestamps.format(field, Format.ISO_8601));
        }
        if (value instanceof SdkBytes bytes) {
            return Base64Text.encode(bytes.asByteArrayUnsafe());
        }
        return value instanceof BigDecimal exact ? exact.toPlainString() : value.toString();
    }
}
