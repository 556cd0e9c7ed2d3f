package io.sosw.local.dynamodb.expression;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** One clause of an update. */
public sealed interface UpdateAction {
    Operand.Path path();

    record Assign(Operand.Path path, Operand value) implements UpdateAction {}

    record Remove(Operand.Path path) implements UpdateAction {}

    /** Adds to a number or a set. */
    record Add(Operand.Path path, AttributeValue value) implements UpdateAction {}

    /** Takes elements out of a set. */
    record Delete(Operand.Path path, AttributeValue value) implements UpdateAction {}
}
