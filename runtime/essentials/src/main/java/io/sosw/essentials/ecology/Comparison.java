package io.sosw.essentials.ecology;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How a value is compared with the target of a feeling. */
public enum Comparison {
    LESS("<", "lt"),
    AT_MOST("<=", "le"),
    MORE(">", "gt"),
    AT_LEAST(">=", "ge"),
    EQUAL("==", "eq"),
    DIFFERENT("!=", "ne");

    private final String symbol;
    private final String name;

    Comparison(String symbol, String name) {
        this.symbol = symbol;
        this.name = name;
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
        return switch (this) {
            case LESS -> value < target;
            case AT_MOST -> value <= target;
            case MORE -> value > target;
            case AT_LEAST -> value >= target;
            case EQUAL -> Double.compare(value, target) == 0;
            case DIFFERENT -> Double.compare(value, target) != 0;
        };
    }

    @Override
    public String toString() {
        return symbol;
    }
}
