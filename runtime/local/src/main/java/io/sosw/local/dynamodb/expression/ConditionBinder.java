package io.sosw.local.dynamodb.expression;

import io.sosw.local.dynamodb.value.TypeName;
import io.sosw.local.dynamodb.value.ValueOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Resolves a parsed condition and checks what can be checked without an item. */
final class ConditionBinder {
    private final Binder binder;
    private final Findings findings;
    private final FunctionRules functions;

    ConditionBinder(Binder binder) {
        this.binder = binder;
        this.findings = binder.findings();
        this.functions = new FunctionRules(findings);
    }

    Condition bind(Condition condition) {
        if (condition instanceof Condition.And and) {
            return new Condition.And(bind(and.left()), bind(and.right()));
        }
        if (condition instanceof Condition.Or or) {
            return new Condition.Or(bind(or.left()), bind(or.right()));
        }
        if (condition instanceof Condition.Not not) {
            return new Condition.Not(bind(not.inner()));
        }
        var bound = bindSimple(condition);
        findings.closeCondition();
        return bound;
    }

    private Condition bindSimple(Condition condition) {
        if (condition instanceof Condition.Comparison comparison) {
            return comparison(comparison);
        }
        if (condition instanceof Condition.Between between) {
            return between(between);
        }
        if (condition instanceof Condition.In in) {
            var operand = operand(in.operand());
            var candidates = in.candidates().stream().map(this::operand).toList();
            return new Condition.In(operand, candidates);
        }
        var call = ((Condition.Test) condition).call();
        if (call.function().equals("size")) {
            misused("size");
        }
        return new Condition.Test(call(call));
    }

    private Condition comparison(Condition.Comparison comparison) {
        var left = operand(comparison.left());
        var right = operand(comparison.right());
        functions.checkDistinct(comparison.operator(), List.of(left, right));
        if (!comparison.operator().equals("=") && !comparison.operator().equals("<>")) {
            checkOrdered(comparison.operator(), left);
            checkOrdered(comparison.operator(), right);
        }
        return new Condition.Comparison(comparison.operator(), left, right);
    }

    private void checkOrdered(String operator, Operand operand) {
        if (operand instanceof Operand.Literal literal && !ValueOrder.isOrdered(literal.value())) {
            functions.wrongType(operator, TypeName.of(literal.value()));
        }
    }

    private Condition between(Condition.Between between) {
        var operand = operand(between.operand());
        var low = operand(between.low());
        var high = operand(between.high());
        if (low instanceof Operand.Literal from && high instanceof Operand.Literal to) {
            checkBounds(from.value(), to.value());
        }
        return new Condition.Between(operand, low, high);
    }

    private void checkBounds(AttributeValue low, AttributeValue high) {
        String problem = null;
        if (low.type() != high.type()) {
            problem = "same data type for lower and upper bounds";
        } else if (ValueOrder.isOrdered(low) && ValueOrder.compare(low, high) > 0) {
            problem = "upper bound to be greater than or equal to lower bound";
        }
        if (problem != null) {
            findings.note(
                    Findings.Kind.OPERAND_TYPE,
                    "The BETWEEN operator requires " + problem + "; lower bound operand: AttributeValue: " + shown(low)
                            + ", upper bound operand: AttributeValue: " + shown(high));
        }
    }

    private static String shown(AttributeValue value) {
        var content = switch (value.type()) {
            case S -> value.s();
            case N -> value.n();
            default -> value.toString();
        };
        return "{" + TypeName.of(value) + ":" + content + "}";
    }

    /** A call as operand can only be {@code size}. */
    private Operand operand(Operand operand) {
        if (!(operand instanceof Operand.Call call)) {
            return binder.operand(operand);
        }
        if (!call.function().equals("size")) {
            misused(call.function());
        }
        return call(call);
    }

    private Operand.Call call(Operand.Call call) {
        List<Operand> arguments = new ArrayList<>();
        for (var argument : call.arguments()) {
            arguments.add(operand(argument));
        }
        var bound = new Operand.Call(call.function(), List.copyOf(arguments));
        functions.checkInCondition(bound);
        return bound;
    }

    private void misused(@Nullable String function) {
        findings.note(
                Findings.Kind.MISUSED_FUNCTION,
                "The function is not allowed to be used this way in an expression; function: " + function);
    }
}
