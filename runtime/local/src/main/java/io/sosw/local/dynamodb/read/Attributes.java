package io.sosw.local.dynamodb.read;

import io.sosw.local.dynamodb.expression.Expressions;
import io.sosw.local.dynamodb.expression.Operand;
import io.sosw.local.dynamodb.expression.Projection;
import io.sosw.local.dynamodb.value.Rejection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Which attributes a read returns.
 *
 * @param paths empty for all
 */
record Attributes(List<Operand.Path> paths) {

    /** From either the expression or the list of before expressions. */
    static Attributes of(
            Expressions expressions, @Nullable String projectionExpression, @Nullable List<String> attributesToGet) {
        if (projectionExpression != null) {
            return new Attributes(expressions.projection(projectionExpression));
        }
        if (attributesToGet == null) {
            return new Attributes(List.of());
        }
        Set<String> seen = new HashSet<>();
        for (var attribute : attributesToGet) {
            if (!seen.add(attribute)) {
                throw Rejection.invalidParameter("Duplicate value in attribute name: " + attribute);
            }
        }
        return new Attributes(attributesToGet.stream().map(Operand.Path::of).toList());
    }

    boolean areAll() {
        return paths.isEmpty();
    }

    Set<String> names() {
        return paths.stream().map(Operand.Path::attribute).collect(Collectors.toSet());
    }

    Map<String, AttributeValue> of(Map<String, AttributeValue> item) {
        return areAll() ? item : new Projection(paths).of(item);
    }
}
