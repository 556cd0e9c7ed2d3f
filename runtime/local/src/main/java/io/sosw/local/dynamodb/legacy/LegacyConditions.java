package io.sosw.local.dynamodb.legacy;

import io.sosw.local.dynamodb.expression.Condition;
import io.sosw.local.dynamodb.expression.Operand;
import io.sosw.local.dynamodb.value.AttributeValidity;
import io.sosw.local.dynamodb.value.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ComparisonOperator;
import software.amazon.awssdk.services.dynamodb.model.ConditionalOperator;
import software.amazon.awssdk.services.dynamodb.model.ExpectedAttributeValue;

/** {@code Expected}, {@code QueryFilter}, {@code ScanFilter} and {@code KeyConditions} as conditions. */
public final class LegacyConditions {
    private LegacyConditions() {}

    /** Null when nothing is expected. */
    public static @Nullable Condition expected(
            Map<String, ExpectedAttributeValue> expected, @Nullable ConditionalOperator operator) {
        List<Condition> conditions = new ArrayList<>();
        expected.forEach((attribute, wanted) -> conditions.add(expected(attribute, wanted)));
        return joined(conditions, operator);
    }

    /** Null when there is no filter. */
    public static @Nullable Condition filter(
            Map<String, software.amazon.awssdk.services.dynamodb.model.Condition> filter,
            @Nullable ConditionalOperator operator) {
        List<Condition> conditions = new ArrayList<>();
        filter.forEach((attribute, wanted) -> conditions.add(
                LegacyComparison.of(attribute, wanted.comparisonOperator(), wanted.attributeValueList())));
        return joined(conditions, operator);
    }

    private static @Nullable Condition joined(List<Condition> conditions, @Nullable ConditionalOperator operator) {
        return conditions.stream()
                .reduce((left, right) -> operator == ConditionalOperator.OR
                        ? new Condition.Or(left, right)
                        : new Condition.And(left, right))
                .orElse(null);
    }

    private static Condition expected(String attribute, ExpectedAttributeValue wanted) {
        if (wanted.hasAttributeValueList() && wanted.value() != null) {
            throw Rejection.invalidParameter(
                    "Value and AttributeValueList cannot be used together for Attribute: " + attribute);
        }
        if (wanted.comparisonOperator() != null) {
            return compared(attribute, wanted, wanted.comparisonOperator());
        }
        if (wanted.hasAttributeValueList()) {
            throw Rejection.invalidParameter(
                    "AttributeValueList can only be used with a ComparisonOperator for Attribute: " + attribute);
        }
        return existing(attribute, wanted.exists(), wanted.value());
    }

    private static Condition compared(String attribute, ExpectedAttributeValue wanted, ComparisonOperator operator) {
        if (wanted.exists() != null) {
            throw Rejection.invalidParameter(
                    "Exists and ComparisonOperator cannot be used together for Attribute: " + attribute);
        }
        boolean unary = operator == ComparisonOperator.NULL || operator == ComparisonOperator.NOT_NULL;
        if (!unary && !wanted.hasAttributeValueList() && wanted.value() == null) {
            throw Rejection.invalidParameter("Value or AttributeValueList must be used with ComparisonOperator: "
                    + operator + " for Attribute: " + attribute);
        }
        var arguments = wanted.value() == null ? wanted.attributeValueList() : List.of(wanted.value());
        return LegacyComparison.of(attribute, operator, arguments);
    }

    private static Condition existing(String attribute, @Nullable Boolean exists, @Nullable AttributeValue value) {
        boolean wanted = exists == null || exists;
        if (wanted && value == null) {
            throw Rejection.invalidParameter(
                    "Value must be provided when Exists is " + exists + " for Attribute: " + attribute);
        }
        if (!wanted && value != null) {
            throw Rejection.invalidParameter("Value cannot be used when Exists is false for Attribute: " + attribute);
        }
        var path = Operand.Path.of(attribute);
        return value == null
                ? new Condition.Test(new Operand.Call("attribute_not_exists", List.of(path)))
                : new Condition.Comparison("=", path, new Operand.Literal(AttributeValidity.accept(value)));
    }
}
