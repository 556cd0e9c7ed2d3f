package io.sosw.local.dynamodb.expression;

/** One step of a document path. */
public sealed interface Step {

    /** Into a map, or the attribute itself. */
    record Key(String name) implements Step {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Into a list. */
    record Index(int index) implements Step {
        @Override
        public String toString() {
            return "[" + index + "]";
        }
    }
}
