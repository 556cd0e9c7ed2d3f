package io.sosw.essentials.ecology;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** How a value is compared with the target of a feeling. */
public enum Comparison {
    LESS("<", "lt", sign -> sign < 0),
    AT_MOST("<=", "le", sign -> sign <= 0),
    MORE(">", "gt", sign -> sign > 0),
    AT_LEAST(">=", "ge", sign -> sign >= 0),
    EQUAL("==", "eq", sign -> sign == 0),
    DIFFERENT("!=", "ne", sign -> sign != 0);

    private final String symbol;
    private final String name;
    private final IntPredicate test;

    Comparison(String symbol, String name, IntPredicate test) {
        this.symbol = symbol;
        this.name = name;
        this.test = test;
    }

    /**
     * @param text a symbol ({@code <=}), or the name that sosw takes ({@code __le__}, {@code le})
     * @throws IllegalArgumentException if it is none
     */
    public static Comparison of(String text) {
        for (var known : values()) {
            if (text.equals(known.symbol) || text.equals(known.name) || text.equals("__" + known.name + "__")) {
                return known;
            }
        }
        var symbols = Arrays.stream(values()).map(known -> known.symbol).collect(Collectors.joining(" "));
        throw new IllegalArgumentException("'" + text + "' is no comparison; use one of " + symbols);
    }

    boolean holds(double value, double target) {
        return test.test(Double.compare(value + 0.0, target + 0.0));
    }

    @Override
    public String toString() {
        return symbol;
    }
}
