package io.sosw.aws.table;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must hold of an item: a filter of a query or scan, a condition of a write. Immutable and thread-safe. */
public sealed interface Condition {

    /** In DynamoDB's words. */
    String expression(Placeholders in);

    /** The column has this value. */
    static Condition equal(String column, @Nullable Object value) {
        return compare(column, "=", value);
    }

    /**
     * The column compares so with the value.
     *
     * @param operator {@code =}, {@code <>}, {@code <}, {@code <=}, {@code >} or {@code >=}
     */
    static Condition compare(String column, String operator, @Nullable Object value) {
        return new Comparison(column, operator, value);
    }

    /** Both bounds belong to it. */
    static Condition between(String column, Object from, Object to) {
        return new Between(column, from, to);
    }

    /** The text begins with a prefix. */
    static Condition beginsWith(String column, String prefix) {
        return new BeginsWith(column, prefix);
    }

    /** The item has the column. */
    static Condition exists(String column) {
        return new Existence(column, "attribute_exists");
    }

    /** The item has no such column. */
    static Condition absent(String column) {
        return new Existence(column, "attribute_not_exists");
    }

    /** Both hold. */
    default Condition and(Condition other) {
        return new Joined("AND", this, other);
    }

    /** One of them holds, or both. */
    default Condition or(Condition other) {
        return new Joined("OR", this, other);
    }

    /**
     * sosw's words: {@code attribute_exists col}, {@code attribute_not_exists col}, {@code col op value}, {@code col
     * between a and b}. A value is taken for a number or a flag if it looks like one and its column is not declared.
     *
     * @throws IllegalArgumentException if the text is none of these
     */
    static Condition parse(String text) {
        var words = List.of(text.strip().split("\\s+"));
        if (words.size() == 2 && words.get(0).startsWith("attribute_")) {
            return switch (words.get(0)) {
                case "attribute_exists" -> exists(words.get(1));
                case "attribute_not_exists" -> absent(words.get(1));
                default -> throw unreadable(text);
            };
        }
        if (words.size() == 3 && Comparison.OPERATORS.contains(words.get(1))) {
            return compare(words.get(0), words.get(1), new Guessed(words.get(2)));
        }
        if (words.size() == 5
                && words.get(1).equalsIgnoreCase("between")
                && words.get(3).equalsIgnoreCase("and")) {
            return between(words.get(0), new Guessed(words.get(2)), new Guessed(words.get(4)));
        }
        throw unreadable(text);
    }

    private static IllegalArgumentException unreadable(String text) {
        return new IllegalArgumentException("'" + text + "' is no condition: give `column op value` with one of "
                + Comparison.OPERATORS + ", `column between a and b`, or `attribute_exists column`");
    }

    /** Text from a condition's words. */
    record Guessed(String text) {}

    private static String put(Placeholders in, String column, @Nullable Object value) {
        return value instanceof Guessed guessed ? in.value(MappedRows.guess(guessed.text())) : in.value(column, value);
    }

    /** A comparison. */
    record Comparison(
            String column, String operator, @Nullable Object value) implements Condition {
        static final Set<String> OPERATORS = Set.of("=", "<>", "<", "<=", ">", ">=");

        /**
         * @throws IllegalArgumentException if there is no such operator
         */
        public Comparison {
            if (!OPERATORS.contains(operator)) {
                throw new IllegalArgumentException(
                        "'" + operator + "' compares nothing; there are =, <>, <, <=, > and >=");
            }
        }

        @Override
        public String expression(Placeholders in) {
            return in.name(column) + " " + operator + " " + put(in, column, value);
        }
    }

    /** A range. */
    record Between(String column, Object from, Object to) implements Condition {
        @Override
        public String expression(Placeholders in) {
            return in.name(column) + " BETWEEN " + put(in, column, from) + " AND " + put(in, column, to);
        }
    }

    /** A prefix. */
    record BeginsWith(String column, String prefix) implements Condition {
        @Override
        public String expression(Placeholders in) {
            return "begins_with(" + in.name(column) + ", " + in.value(column, prefix) + ")";
        }
    }

    /** Whether the column is there. */
    record Existence(String column, String function) implements Condition {
        @Override
        public String expression(Placeholders in) {
            return function + "(" + in.name(column) + ")";
        }
    }

    /** Two in one. */
    record Joined(String word, Condition left, Condition right) implements Condition {
        @Override
        public String expression(Placeholders in) {
            return "(" + left.expression(in) + ") " + word + " (" + right.expression(in) + ")";
        }
    }
}
