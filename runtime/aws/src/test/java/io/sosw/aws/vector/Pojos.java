package io.sosw.aws.vector;

import io.sosw.json.Json;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;

/** Requests and answers of the SDK as the maps that the recorded vectors have: both name members as AWS does. */
final class Pojos {
    private Pojos() {}

    /** The members that are set. */
    static Map<String, Object> map(SdkPojo pojo) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (var field : pojo.sdkFields()) {
            var value = field.getValueOrDefault(pojo);
            if (value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap)) {
                map.put(field.memberName(), plain(value));
            }
        }
        return map;
    }

    private static Object plain(Object value) {
        if (value instanceof SdkPojo pojo) {
            return map(pojo);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Pojos::plain).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> all = new LinkedHashMap<>();
            map.forEach((name, item) -> all.put(name, plain(item)));
            return all;
        }
        if (value instanceof Instant instant) {
            return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        }
        return value instanceof SdkBytes bytes ? bytes.asUtf8String() : value;
    }

    /** A request or an answer with these members. */
    static Object filled(SdkPojo builder, Map<?, ?> members) {
        for (var field : builder.sdkFields()) {
            if (members.get(field.memberName()) != null) {
                field.set(builder, typed(field, members.get(field.memberName())));
            }
        }
        return ((Buildable) builder).build();
    }

    private static Object typed(SdkField<?> field, Object value) {
        var type = field.marshallingType();
        if (type == MarshallingType.SDK_POJO) {
            return filled(field.constructor().get(), (Map<?, ?>) value);
        }
        if (type == MarshallingType.LIST) {
            var member = field.getTrait(ListTrait.class).memberFieldInfo();
            var list = new ArrayList<@Nullable Object>();
            ((List<?>) value).forEach(item -> list.add(typed(member, item)));
            return list;
        }
        if (type == MarshallingType.MAP) {
            var member = field.getTrait(MapTrait.class).valueFieldInfo();
            Map<String, Object> map = new LinkedHashMap<>();
            ((Map<?, ?>) value).forEach((name, item) -> map.put(name.toString(), typed(member, item)));
            return map;
        }
        return Json.bind(value, type.getTargetClass());
    }
}
