package io.sosw.local.dynamodb.expression;

import io.sosw.local.dynamodb.value.TypeName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Names, numbers of operands and operand types of the functions. */
final class FunctionRules {
    private static final Map<String, Integer> IN_CONDITION = Map.of(
            "attribute_exists", 1,
            "attribute_not_exists", 1,
            "attribute_type", 2,
            "begins_with", 2,
            "contains", 2,
            "size", 1);
    private static final Map<String, Integer> IN_UPDATE = Map.of("if_not_exists", 2, "list_append", 2);
    private static final Set<String> TYPES = Set.of("S", "N", "B", "NULL", "SS", "BOOL", "L", "BS", "NS", "M");

    private final Findings findings;

    FunctionRules(Findings findings) {
        this.findings = findings;
    }

    void checkInCondition(Operand.Call call) {
        if (IN_UPDATE.containsKey(call.function())) {
            findings.note(
                    Findings.Kind.UNKNOWN_FUNCTION,
                    "The function is not allowed in a condition expression; function: " + call.function());
        } else if (isKnown(call, IN_CONDITION) && hasRightCount(call, IN_CONDITION)) {
            checkDistinct(call.function(), call.arguments());
            checkConditionTypes(call);
        }
    }

    void checkInUpdate(Operand.Call call) {
        if (IN_CONDITION.containsKey(call.function())) {
            findings.note(
                    Findings.Kind.UNKNOWN_FUNCTION,
                    "The function is not allowed in an update expression; function: " + call.function());
        } else if (isKnown(call, IN_UPDATE) && hasRightCount(call, IN_UPDATE)) {
            if (call.function().equals("if_not_exists")) {
                checkPath(call);
            } else {
                call.arguments().forEach(argument -> checkImmediate("list_append", argument, Set.of("L")));
            }
        }
    }

    private boolean isKnown(Operand.Call call, Map<String, Integer> functions) {
        if (functions.containsKey(call.function())) {
            return true;
        }
        findings.note(Findings.Kind.UNKNOWN_FUNCTION, "Invalid function name; function: " + call.function());
        return false;
    }

    private boolean hasRightCount(Operand.Call call, Map<String, Integer> functions) {
        int count = call.arguments().size();
        if (functions.getOrDefault(call.function(), -1) == count) {
            return true;
        }
        findings.note(
                Findings.Kind.OPERAND_COUNT,
                "Incorrect number of operands for operator or function; operator or function: " + call.function()
                        + ", number of operands: " + count);
        return false;
    }

    private void checkConditionTypes(Operand.Call call) {
        var function = call.function();
        switch (function) {
            case "attribute_exists", "attribute_not_exists" -> checkPath(call);
            case "begins_with" ->
                call.arguments().forEach(argument -> checkImmediate(function, argument, Set.of("S", "B")));
            case "size" ->
                checkImmediate(function, call.arguments().get(0), Set.of("S", "B", "SS", "NS", "BS", "L", "M"));
            case "attribute_type" -> checkTypeName(call.arguments().get(1));
            default -> {}
        }
    }

    private void checkTypeName(Operand type) {
        if (!(type instanceof Operand.Literal literal)) {
            wrongType("attribute_type", "{NS,SS,L,BS,N,M,B,BOOL,NULL,S}");
        } else if (literal.value().type() != AttributeValue.Type.S) {
            wrongType("attribute_type", TypeName.of(literal.value()));
        } else if (!TYPES.contains(literal.value().s())) {
            findings.note(
                    Findings.Kind.OPERAND_TYPE,
                    "Invalid attribute type name found; type: "
                            + literal.value().s() + ", valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}");
        }
    }

    private void checkPath(Operand.Call call) {
        if (!(call.arguments().get(0) instanceof Operand.Path)) {
            findings.note(
                    Findings.Kind.OPERAND_TYPE,
                    "Operator or function requires a document path; operator or function: " + call.function());
        }
    }

    void checkImmediate(String function, Operand operand, Set<String> allowed) {
        if (operand instanceof Operand.Literal literal && !allowed.contains(TypeName.of(literal.value()))) {
            wrongType(function, TypeName.of(literal.value()));
        } else if (operand instanceof Operand.Call call && call.function().equals("size") && !allowed.contains("N")) {
            wrongType(function, "N");
        }
    }

    void wrongType(String function, String type) {
        findings.note(
                Findings.Kind.OPERAND_TYPE,
                "Incorrect operand type for operator or function; operator or function: " + function
                        + ", operand type: " + type);
    }

    void checkDistinct(String operator, List<Operand> operands) {
        if (operands.size() == 2 && operands.get(0) instanceof Operand.Path path && path.equals(operands.get(1))) {
            findings.note(
                    Findings.Kind.NOT_DISTINCT,
                    "The first operand must be distinct from the remaining operands for this operator or function; "
                            + "operator: " + operator + ", first operand: " + path);
        }
    }
}
