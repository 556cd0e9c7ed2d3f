package io.sosw.local.dynamodb.legacy;

import io.sosw.local.dynamodb.expression.Condition;
import io.sosw.local.dynamodb.expression.Operand;
import io.sosw.local.dynamodb.value.AttributeValidity;
import io.sosw.local.dynamodb.value.Rejection;
import io.sosw.local.dynamodb.value.TypeName;
import io.sosw.local.dynamodb.value.ValueOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ComparisonOperator;

/** One attribute, one operator, its arguments. */
final class LegacyComparison {
    private static final Set<String> SCALARS = Set.of("S", "N", "B");
    private static final Set<String> COMPARABLE = Set.of("S", "N", "B", "SS", "NS", "BS", "BOOL", "NULL", "L", "M");
    private static final Map<ComparisonOperator, String> SYMBOLS = Map.of(
            ComparisonOperator.EQ, "=",
            ComparisonOperator.NE, "<>",
            ComparisonOperator.LE, "<=",
            ComparisonOperator.LT, "<",
            ComparisonOperator.GE, ">=",
            ComparisonOperator.GT, ">");

    private LegacyComparison() {}

    static Condition of(String attribute, ComparisonOperator operator, List<AttributeValue> arguments) {
        var values = accepted(operator, arguments);
        var path = Operand.Path.of(attribute);
        var symbol = SYMBOLS.get(operator);
        if (symbol != null) {
            return new Condition.Comparison(symbol, path, values.get(0));
        }
        return switch (operator) {
            case BETWEEN -> new Condition.Between(path, values.get(0), values.get(1));
            case IN -> new Condition.In(path, values);
            case NULL -> test("attribute_not_exists", path);
            case NOT_NULL -> test("attribute_exists", path);
            case BEGINS_WITH -> test("begins_with", path, values.get(0));
            case CONTAINS -> test("contains", path, values.get(0));
            case NOT_CONTAINS -> new Condition.Not(test("contains", path, values.get(0)));
            default -> throw new IllegalArgumentException("Unknown operator " + operator);
        };
    }

    private static Condition test(String function, Operand... operands) {
        return new Condition.Test(new Operand.Call(function, List.of(operands)));
    }

    private static List<Operand> accepted(ComparisonOperator operator, List<AttributeValue> arguments) {
        List<AttributeValue> values = new ArrayList<>();
        arguments.forEach(argument -> values.add(AttributeValidity.accept(argument)));
        if (!hasRightCount(operator, values.size())) {
            throw Rejection.invalidParameter(
                    "Invalid number of argument(s) for the " + operator + " ComparisonOperator");
        }
        if (values.stream().map(AttributeValue::type).distinct().count() > 1) {
            throw Rejection.invalidParameter("AttributeValues inside AttributeValueList must be of same type");
        }
        for (var value : values) {
            if (!allowed(operator).contains(TypeName.of(value))) {
                throw Rejection.invalidParameter("ComparisonOperator " + operator + " is not valid for "
                        + TypeName.of(value) + " AttributeValue type");
            }
        }
        if (operator == ComparisonOperator.BETWEEN && ValueOrder.compare(values.get(0), values.get(1)) > 0) {
            throw Rejection.validation(
                    "The BETWEEN condition was provided a range where the lower bound is greater than the upper bound");
        }
        return values.stream().<Operand>map(Operand.Literal::new).toList();
    }

    private static boolean hasRightCount(ComparisonOperator operator, int count) {
        return switch (operator) {
            case NULL, NOT_NULL -> count == 0;
            case BETWEEN -> count == 2;
            case IN -> count > 0;
            default -> count == 1;
        };
    }

    private static Set<String> allowed(ComparisonOperator operator) {
        return switch (operator) {
            case EQ, NE -> COMPARABLE;
            case BEGINS_WITH -> Set.of("S", "B");
            default -> SCALARS;
        };
    }
}
