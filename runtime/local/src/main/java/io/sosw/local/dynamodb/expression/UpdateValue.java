package io.sosw.local.dynamodb.expression;

import io.sosw.local.dynamodb.value.DynamoNumber;
import io.sosw.local.dynamodb.value.Rejection;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Computes what SET assigns. */
final class UpdateValue {
    private final Map<String, AttributeValue> item;

    UpdateValue(Map<String, AttributeValue> item) {
        this.item = item;
    }

    AttributeValue of(Operand operand) {
        if (operand instanceof Operand.Literal literal) {
            return literal.value();
        }
        if (operand instanceof Operand.Path path) {
            var value = Document.find(item, path);
            if (value == null) {
                throw Rejection.validation(
                        "The provided expression refers to an attribute that does not exist in the item");
            }
            return value;
        }
        if (operand instanceof Operand.Arithmetic sum) {
            return sum(sum);
        }
        if (operand instanceof Operand.Call call) {
            return call.function().equals("if_not_exists") ? ifNotExists(call) : listAppend(call);
        }
        throw new IllegalStateException("Not a bound operand: " + operand);
    }

    private AttributeValue sum(Operand.Arithmetic sum) {
        var left = number(sum.left());
        var right = number(sum.right());
        return AttributeValue.fromN(
                DynamoNumber.text(sum.operator().equals("+") ? left.add(right) : left.subtract(right)));
    }

    private BigDecimal number(Operand operand) {
        return new BigDecimal(typed(operand, AttributeValue.Type.N).n());
    }

    private AttributeValue ifNotExists(Operand.Call call) {
        var existing = Document.find(item, (Operand.Path) call.arguments().get(0));
        return existing == null ? of(call.arguments().get(1)) : existing;
    }

    private AttributeValue listAppend(Operand.Call call) {
        var all = new ArrayList<>(
                typed(call.arguments().get(0), AttributeValue.Type.L).l());
        all.addAll(typed(call.arguments().get(1), AttributeValue.Type.L).l());
        return AttributeValue.fromL(all);
    }

    private AttributeValue typed(Operand operand, AttributeValue.Type type) {
        var value = of(operand);
        if (value.type() != type) {
            throw Rejection.validation("An operand in the update expression has an incorrect data type");
        }
        return value;
    }
}
