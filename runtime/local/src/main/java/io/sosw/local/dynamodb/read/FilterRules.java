package io.sosw.local.dynamodb.read;

import io.sosw.local.dynamodb.expression.Condition;
import io.sosw.local.dynamodb.expression.Operand;
import io.sosw.local.dynamodb.value.Rejection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A query's filter must not use the key by which it searches. */
final class FilterRules {
    private FilterRules() {}

    static void check(Source source, @Nullable Condition filter, String parameter) {
        if (filter == null) {
            return;
        }
        List<String> attributes = new ArrayList<>();
        collect(filter, attributes);
        for (var key : source.keys().attributes()) {
            if (attributes.contains(key.name())) {
                throw Rejection.validation(parameter
                        + " can only contain non-primary key attributes: Primary key attribute: " + key.name());
            }
        }
    }

    private static void collect(Condition condition, List<String> attributes) {
        if (condition instanceof Condition.And and) {
            collect(and.left(), attributes);
            collect(and.right(), attributes);
        } else if (condition instanceof Condition.Or or) {
            collect(or.left(), attributes);
            collect(or.right(), attributes);
        } else if (condition instanceof Condition.Not not) {
            collect(not.inner(), attributes);
        } else if (condition instanceof Condition.Comparison comparison) {
            collect(comparison.left(), attributes);
            collect(comparison.right(), attributes);
        } else if (condition instanceof Condition.Between between) {
            List.of(between.operand(), between.low(), between.high()).forEach(operand -> collect(operand, attributes));
        } else if (condition instanceof Condition.In in) {
            collect(in.operand(), attributes);
            in.candidates().forEach(operand -> collect(operand, attributes));
        } else if (condition instanceof Condition.Test test) {
            collect(test.call(), attributes);
        }
    }

    private static void collect(Operand operand, List<String> attributes) {
        if (operand instanceof Operand.Path path) {
            attributes.add(path.attribute());
        } else if (operand instanceof Operand.Call call) {
            call.arguments().forEach(argument -> collect(argument, attributes));
        }
    }
}
