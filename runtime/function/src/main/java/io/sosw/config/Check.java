package io.sosw.config;

import java.util.Optional;
import java.util.function.Predicate;

/** What a value must be besides having the right type. */
abstract class Check<T> {

    /**
     * Refuses a value.
     *
     * @throws IllegalArgumentException with what was expected, to follow the observed value
     */
    abstract void verify(T value);

    final Check<T> and(Check<T> next) {
        var first = this;
        return new Check<>() {
            @Override
            void verify(T value) {
                first.verify(value);
                next.verify(value);
            }
        };
    }

    final Check<Optional<T>> ofPresent() {
        var inner = this;
        return new Check<>() {
            @Override
            void verify(Optional<T> value) {
                if (value.isPresent()) {
                    inner.verify(value.get());
                }
            }
        };
    }

    static <T> Check<T> predicate(Predicate<T> test, String expected) {
        return new Check<>() {
            @Override
            void verify(T value) {
                if (!test.test(value)) {
                    throw new IllegalArgumentException("must be " + expected);
                }
            }
        };
    }

    static <T> Check<T> range(OptionType<T> type, T least, T most) {
        return new Check<>() {
            @Override
            @SuppressWarnings("unchecked")
            void verify(T value) {
                var ordered = (Comparable<T>) value;
                if (ordered.compareTo(least) < 0 || ordered.compareTo(most) > 0) {
                    throw new IllegalArgumentException(
                            "must be between " + type.text(least) + " and " + type.text(most));
                }
            }
        };
    }
}
