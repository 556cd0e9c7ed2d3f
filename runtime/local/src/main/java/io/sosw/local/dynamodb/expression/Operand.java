package io.sosw.local.dynamodb.expression;

import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What an expression compares, computes with or stores. */
public sealed interface Operand {

    /**
     * A place in the item.
     *
     * @param steps at least one; the first is a key
     */
    record Path(List<Step> steps) implements Operand {
        public static Path of(String attribute) {
            return new Path(List.of(new Step.Key(attribute)));
        }

        /** The attribute in which the path begins. */
        public String attribute() {
            return ((Step.Key) steps.get(0)).name();
        }

        public boolean isNested() {
            return steps.size() > 1;
        }

        @Override
        public String toString() {
            return steps.stream().map(Step::toString).collect(Collectors.joining(", ", "[", "]"));
        }
    }

    /** A {@code :value} that is not yet known; only between parsing and binding. */
    record Placeholder(String name) implements Operand {}

    record Literal(AttributeValue value) implements Operand {}

    /** {@code size}, {@code if_not_exists}, {@code list_append}, or a condition where an operand is expected. */
    record Call(String function, List<Operand> arguments) implements Operand {}

    /**
     * In an update.
     *
     * @param operator {@code +} or {@code -}
     */
    record Arithmetic(String operator, Operand left, Operand right) implements Operand {}
}
