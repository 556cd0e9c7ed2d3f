package io.sosw.local.wire.query;

import io.sosw.local.wire.Base64Text;
import io.sosw.local.wire.Timestamps;
import io.sosw.local.wire.Unreadable;
import io.sosw.local.wire.query.FieldNames.Names;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/** Fills a builder from a form as its own field descriptions say. */
final class FormReader {
    private final FieldNames names;

    FormReader(FieldNames names) {
        this.names = names;
    }

    SdkPojo fill(Form form, SdkPojo builder) {
        for (var field : builder.sdkFields()) {
            switch (field.marshallingType().getKnownType()) {
                case LIST -> list(form, field, builder);
                case MAP -> map(form, field, builder);
                default -> form.child(names.plain(field)).ifPresent(f -> field.set(builder, value(f, field)));
            }
        }
        return builder;
    }

    private void list(Form form, SdkField<?> field, SdkPojo builder) {
        var name = names.list(field);
        form.child(name.name()).ifPresent(found -> field.set(builder, items(found, name, field)));
    }

    private List<Object> items(Form found, Names name, SdkField<?> field) {
        var member = field.getTrait(ListTrait.class).memberFieldInfo();
        var items = new ArrayList<>();
        found.child(name.item()).orElse(found).numbered().forEach(item -> items.add(value(item, member)));
        return items;
    }

    private void map(Form form, SdkField<?> field, SdkPojo builder) {
        var name = names.map(field);
        form.child(name.name()).ifPresent(found -> field.set(builder, entries(found, name, field)));
    }

    private Map<String, Object> entries(Form found, Names name, SdkField<?> field) {
        var member = field.getTrait(MapTrait.class).valueFieldInfo();
        var map = new LinkedHashMap<String, Object>();
        for (var entry : found.child(name.item()).orElse(found).numbered()) {
            var key = entry.child(name.key())
                    .map(Form::value)
                    .orElseThrow(() -> new Unreadable("A map entry without " + name.key()));
            entry.child(name.value()).ifPresent(v -> map.put(key, value(v, member)));
        }
        return map;
    }

    private Object value(Form form, SdkField<?> field) {
        var text = form.value();
        try {
            return switch (field.marshallingType().getKnownType()) {
                case STRING -> text;
                case BOOLEAN -> flag(text);
                case INTEGER -> Integer.valueOf(text);
                case LONG -> Long.valueOf(text);
                case SHORT -> Short.valueOf(text);
                case BYTE -> Byte.valueOf(text);
                case FLOAT -> Float.valueOf(text);
                case DOUBLE -> Double.valueOf(text);
                case BIG_DECIMAL -> new BigDecimal(text);
                case INSTANT -> Timestamps.parse(text);
                case SDK_BYTES -> SdkBytes.fromByteArrayUnsafe(Base64Text.decode(text));
                case SDK_POJO -> ((Buildable) fill(form, field.constructor().get())).build();
                case LIST -> items(form, names.list(field), field);
                case MAP -> entries(form, names.map(field), field);
                default -> throw new Unreadable("Nothing can be read into " + field.memberName());
            };
        } catch (NumberFormatException e) {
            throw new Unreadable(field.memberName() + " is not a number: " + text, e);
        }
    }

    private static Object flag(String text) {
        if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
            throw new Unreadable("Neither true nor false: " + text);
        }
        return Boolean.valueOf(text);
    }
}
