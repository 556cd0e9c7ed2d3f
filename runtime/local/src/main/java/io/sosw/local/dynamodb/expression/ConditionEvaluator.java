package io.sosw.local.dynamodb.expression;

import io.sosw.local.dynamodb.value.TypeName;
import io.sosw.local.dynamodb.value.ValueOrder;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Whether an item fulfils a bound condition. An absent item is an empty one. */
public final class ConditionEvaluator {
    private final Map<String, AttributeValue> item;

    public ConditionEvaluator(Map<String, AttributeValue> item) {
        this.item = item;
    }

    public boolean holds(Condition condition) {
        if (condition instanceof Condition.And and) {
            return holds(and.left()) && holds(and.right());
        }
        if (condition instanceof Condition.Or or) {
            return holds(or.left()) || holds(or.right());
        }
        if (condition instanceof Condition.Not not) {
            return !holds(not.inner());
        }
        if (condition instanceof Condition.Comparison comparison) {
            return compare(comparison.operator(), value(comparison.left()), value(comparison.right()));
        }
        if (condition instanceof Condition.Between between) {
            var value = value(between.operand());
            return compare(">=", value, value(between.low())) && compare("<=", value, value(between.high()));
        }
        if (condition instanceof Condition.In in) {
            var value = value(in.operand());
            return in.candidates().stream().anyMatch(candidate -> compare("=", value, value(candidate)));
        }
        return test(((Condition.Test) condition).call());
    }

    private static boolean compare(String operator, @Nullable AttributeValue left, @Nullable AttributeValue right) {
        if (left == null || right == null) {
            return operator.equals("<>") && (left != null || right != null);
        }
        if (operator.equals("=") || operator.equals("<>")) {
            return ValueOrder.equal(left, right) == operator.equals("=");
        }
        if (left.type() != right.type() || !ValueOrder.isOrdered(left)) {
            return false;
        }
        int order = ValueOrder.compare(left, right);
        return switch (operator) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    private boolean test(Operand.Call call) {
        var subject = value(call.arguments().get(0));
        return switch (call.function()) {
            case "attribute_exists" -> subject != null;
            case "attribute_not_exists" -> subject == null;
            case "attribute_type" -> {
                var type = value(call.arguments().get(1));
                yield subject != null && type != null && TypeName.of(subject).equals(type.s());
            }
            case "begins_with" -> {
                var start = value(call.arguments().get(1));
                yield subject != null && start != null && ValueOrder.beginsWith(subject, start);
            }
            case "contains" -> {
                var part = value(call.arguments().get(1));
                yield subject != null && part != null && ValueOrder.contains(subject, part);
            }
            default -> throw new IllegalStateException("Not a bound condition: " + call);
        };
    }

    private @Nullable AttributeValue value(Operand operand) {
        if (operand instanceof Operand.Path path) {
            return Document.find(item, path);
        }
        if (operand instanceof Operand.Literal literal) {
            return literal.value();
        }
        if (operand instanceof Operand.Call call && call.function().equals("size")) {
            var subject = value(call.arguments().get(0));
            return subject == null ? null : size(subject);
        }
        throw new IllegalStateException("Not a bound operand: " + operand);
    }

    private static @Nullable AttributeValue size(AttributeValue value) {
        var size = switch (value.type()) {
            case S -> value.s().codePointCount(0, value.s().length());
            case B -> value.b().asByteArrayUnsafe().length;
            case SS -> value.ss().size();
            case NS -> value.ns().size();
            case BS -> value.bs().size();
            case L -> value.l().size();
            case M -> value.m().size();
            default -> -1;
        };
        return size < 0 ? null : AttributeValue.fromN(Integer.toString(size));
    }
}
