package io.sosw.local.dynamodb.table;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** An attribute that is part of a key. */
public record KeyAttribute(String name, ScalarAttributeType type) {

    public boolean accepts(AttributeValue value) {
        return value.type().name().equals(type.name());
    }

    boolean isEmpty(AttributeValue value) {
        return switch (type) {
            case S -> value.s().isEmpty();
            case B -> value.b().asByteArrayUnsafe().length == 0;
            default -> false;
        };
    }

    /** For messages: an empty {@code string} or {@code binary} value. */
    String kind() {
        return type == ScalarAttributeType.S ? "string" : "binary";
    }
}
