package io.sosw.local.dynamodb.read;

import io.sosw.local.dynamodb.expression.Condition;
import io.sosw.local.dynamodb.expression.Operand;
import io.sosw.local.dynamodb.table.KeyAttribute;
import io.sosw.local.dynamodb.table.KeySchema;
import io.sosw.local.dynamodb.value.Rejection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads the narrow kind of condition that a query's key condition may be. */
final class KeyConditionReader {
    private static final Map<String, String> MIRRORED = Map.of("=", "=", "<", ">", "<=", ">=", ">", "<", ">=", "<=");
    private static final Set<String> SORT_ONLY_FUNCTIONS = Set.of("begins_with");

    private final Map<String, KeyCondition.Sort> byAttribute = new LinkedHashMap<>();

    /** Checks the form, without knowing the table. */
    static KeyConditionReader of(Condition condition) {
        var reader = new KeyConditionReader();
        reader.read(condition);
        return reader;
    }

    private void read(Condition condition) {
        if (condition instanceof Condition.And and) {
            read(and.left());
            read(and.right());
        } else if (condition instanceof Condition.Comparison comparison) {
            comparison(comparison);
        } else if (condition instanceof Condition.Between between) {
            between(between);
        } else if (condition instanceof Condition.Test test) {
            test(test.call());
        } else {
            throw invalidOperator(
                    condition instanceof Condition.Or ? "OR" : condition instanceof Condition.Not ? "NOT" : "IN");
        }
    }

    private void comparison(Condition.Comparison comparison) {
        if (comparison.operator().equals("<>")) {
            throw invalidOperator("<>");
        }
        rejectSize(comparison.left());
        rejectSize(comparison.right());
        if (comparison.left() instanceof Operand.Path path) {
            if (comparison.right() instanceof Operand.Path) {
                throw Rejection.validation(
                        "Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition");
            }
            add(path, comparison.operator(), List.of(comparison.right()));
        } else if (comparison.right() instanceof Operand.Path path) {
            add(path, MIRRORED.getOrDefault(comparison.operator(), "="), List.of(comparison.left()));
        } else {
            throw Rejection.validation("Invalid condition in KeyConditionExpression: No key attribute specified");
        }
    }

    private void between(Condition.Between between) {
        List.of(between.operand(), between.low(), between.high()).forEach(KeyConditionReader::rejectSize);
        if (!(between.operand() instanceof Operand.Path path)) {
            throw notFirst("BETWEEN");
        }
        add(path, "BETWEEN", List.of(between.low(), between.high()));
    }

    private void test(Operand.Call call) {
        if (!SORT_ONLY_FUNCTIONS.contains(call.function())) {
            throw invalidOperator(call.function());
        }
        call.arguments().forEach(KeyConditionReader::rejectSize);
        if (!(call.arguments().get(0) instanceof Operand.Path path)) {
            throw notFirst(call.function());
        }
        add(path, call.function(), call.arguments().subList(1, call.arguments().size()));
    }

    private static void rejectSize(Operand operand) {
        if (operand instanceof Operand.Call) {
            throw Rejection.validation("KeyConditionExpressions cannot contain nested operations");
        }
    }

    private void add(Operand.Path path, String operator, List<Operand> operands) {
        if (path.isNested()) {
            throw Rejection.validation("KeyConditionExpressions cannot have conditions on nested attributes");
        }
        var values = operands.stream().map(KeyConditionReader::literal).toList();
        if (byAttribute.put(path.attribute(), new KeyCondition.Sort(operator, values)) != null) {
            throw Rejection.validation("KeyConditionExpressions must only contain one condition per key");
        }
        if (byAttribute.size() > 2) {
            throw Rejection.validation("Conditions can be of length 1 or 2 only");
        }
    }

    private static AttributeValue literal(Operand operand) {
        if (operand instanceof Operand.Literal literal) {
            return literal.value();
        }
        throw Rejection.validation(
                "Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition");
    }

    /** Fits the condition to a key. */
    KeyCondition on(KeySchema keys) {
        var partition = byAttribute.get(keys.partition().name());
        if (keys.sort() == null && byAttribute.size() > 1) {
            throw Rejection.validation("Query key condition not supported");
        }
        if (partition == null) {
            throw missed(keys.partition());
        }
        checkType(keys.partition(), partition);
        if (!partition.operator().equals("=")) {
            throw Rejection.validation("Query key condition not supported");
        }
        var sortKey = keys.sort();
        if (sortKey == null || byAttribute.size() == 1) {
            return new KeyCondition(partition.values().get(0), null);
        }
        var sort = byAttribute.get(sortKey.name());
        if (sort == null) {
            throw missed(sortKey);
        }
        checkType(sortKey, sort);
        return new KeyCondition(partition.values().get(0), sort);
    }

    private static SdkException missed(KeyAttribute key) {
        return Rejection.validation("Query condition missed key schema element: " + key.name());
    }

    private static void checkType(KeyAttribute key, KeyCondition.Sort condition) {
        for (var value : condition.values()) {
            if (!key.accepts(value)) {
                throw Rejection.invalidParameter("Condition parameter type does not match schema type");
            }
            boolean empty = value.s() != null && value.s().isEmpty();
            if (empty && condition.operator().equals("=")) {
                throw Rejection.validation("One or more parameter values are not valid. The AttributeValue for a key "
                        + "attribute cannot contain an empty string value. Key: " + key.name());
            }
        }
    }

    private static SdkException invalidOperator(String operator) {
        return Rejection.validation("Invalid operator used in KeyConditionExpression: " + operator);
    }

    private static SdkException notFirst(String operator) {
        return Rejection.validation("Invalid condition in KeyConditionExpression: " + operator
                + " operator must have the key attribute as its first operand");
    }
}
