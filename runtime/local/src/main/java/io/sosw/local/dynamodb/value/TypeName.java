package io.sosw.local.dynamodb.value;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The name by which expressions and error messages call a value's type: {@code S}, {@code NULL}, {@code BOOL}. */
public final class TypeName {
    private TypeName() {}

    public static String of(AttributeValue value) {
        return switch (value.type()) {
            case NUL -> "NULL";
            case UNKNOWN_TO_SDK_VERSION -> throw new IllegalStateException("Value was not validated: " + value);
            default -> value.type().name();
        };
    }
}
