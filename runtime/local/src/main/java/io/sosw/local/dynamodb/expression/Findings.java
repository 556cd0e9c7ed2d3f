package io.sosw.local.dynamodb.expression;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Semantic problems in the order in which the service reports them: the first of the foremost kind wins. */
final class Findings {
    enum Kind {
        PARENTHESES,
        UNKNOWN_FUNCTION,
        MISUSED_FUNCTION,
        RESERVED_WORD,
        SECTION,
        /** What {@link #closeCondition} keeps of the kinds below. */
        CONDITION,
        UNDEFINED_NAME,
        UNDEFINED_VALUE,
        OVERLAP,
        CONFLICT,
        OPERAND_COUNT,
        NOT_DISTINCT,
        OPERAND_TYPE
    }

    private final Map<Kind, String> first = new EnumMap<>(Kind.class);

    void note(Kind kind, String message) {
        first.putIfAbsent(kind, message);
    }

    /** Within one condition the kinds have their order; between conditions the first condition wins. */
    void closeCondition() {
        for (var kind : Kind.values()) {
            if (kind.compareTo(Kind.CONDITION) > 0) {
                var message = first.remove(kind);
                if (message != null) {
                    note(Kind.CONDITION, message);
                }
            }
        }
    }

    void throwForemost() {
        var foremost = foremost();
        if (foremost != null) {
            throw new ExpressionProblem(foremost);
        }
    }

    private @Nullable String foremost() {
        return first.isEmpty() ? null : first.values().iterator().next();
    }
}
