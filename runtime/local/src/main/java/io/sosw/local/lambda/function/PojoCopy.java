package io.sosw.local.lambda.function;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** Copies members of equal name and type between the SDK's shapes: Lambda repeats a function's settings in each of them. */
public final class PojoCopy {
    private PojoCopy() {}

    /** Copies what is set, into a builder, which is returned. */
    public static <B extends SdkPojo> B copy(SdkPojo from, B into) {
        Map<String, SdkField<?>> targets =
                into.sdkFields().stream().collect(Collectors.toMap(SdkField::memberName, Function.identity()));
        for (var field : from.sdkFields()) {
            var target = targets.get(field.memberName());
            var value = field.getValueOrDefault(from);
            if (value != null && target != null && same(field, target)) {
                set(target, into, value);
            }
        }
        return into;
    }

    /** A function's layers are texts in requests and shapes in answers. */
    private static boolean same(SdkField<?> field, SdkField<?> target) {
        var from = field.getOptionalTrait(ListTrait.class);
        var into = target.getOptionalTrait(ListTrait.class);
        return field.marshallingType() == target.marshallingType()
                && (from.isEmpty()
                        || into.isEmpty()
                        || from.get().memberFieldInfo().marshallingType()
                                == into.get().memberFieldInfo().marshallingType());
    }

    private static void set(SdkField<?> target, SdkPojo into, Object value) {
        if (target.marshallingType() == MarshallingType.SDK_POJO && value instanceof SdkPojo pojo) {
            target.set(into, built(copy(pojo, target.constructor().get())));
        } else {
            target.set(into, value);
        }
    }

    private static @Nullable Object built(SdkPojo builder) {
        return builder instanceof SdkBuilder<?, ?> unfinished ? unfinished.build() : builder;
    }
}
