package io.sosw.local.pattern;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** A range such as {@code [">", 0, "<=", 5]}. */
final class NumericRange {
    private static final Set<String> COMPARISONS = Set.of("=", "<", "<=", ">", ">=");

    private NumericRange() {}

    static void check(List<?> terms) {
        for (var i = 0; i < terms.size(); i += 2) {
            if (!COMPARISONS.contains(String.valueOf(terms.get(i)))) {
                throw new IllegalArgumentException("Unrecognized numeric range operator: " + terms.get(i));
            }
            if (i + 1 == terms.size() || !(terms.get(i + 1) instanceof Number)) {
                throw new IllegalArgumentException("Value of " + terms.get(i) + " must be numeric");
            }
        }
    }

    static boolean contains(List<?> terms, BigDecimal value) {
        for (var i = 0; i + 1 < terms.size(); i += 2) {
            var compared = value.compareTo(Condition.decimal((Number) terms.get(i + 1)));
            var holds = switch (String.valueOf(terms.get(i))) {
                case "=" -> compared == 0;
                case "<" -> compared < 0;
                case "<=" -> compared <= 0;
                case ">" -> compared > 0;
                default -> compared >= 0;
            };
            if (!holds) {
                return false;
            }
        }
        return true;
    }
}
