package io.sosw.config;

/**
 * How an option's value is read and shown. Anonymous classes instead of lambdas, and an interface: this runs in a cold start,
 * and the JVM's verifier loads what is returned as a class.
 */
interface OptionType<T> {
    /** What {@code --help} calls the type. */
    String label();

    /**
     * Reads text, or a plain JSON value of the defaults file.
     *
     * @throws IllegalArgumentException with what was expected, to follow the observed value
     */
    T parse(Object raw);

    /** As printed; a secret masks itself. */
    default String text(T value) {
        return String.valueOf(value);
    }

    /** As a plain JSON value; a secret masks itself. */
    default Object json(T value) {
        return text(value);
    }

    /** Whether {@code --name} alone means true. */
    default boolean isFlag() {
        return false;
    }

    /** Whether observed values must not be printed. */
    default boolean isSecret() {
        return false;
    }

    static String scalar(Object raw) {
        if (raw instanceof java.util.Collection || raw instanceof java.util.Map) {
            throw new IllegalArgumentException("is not a single value");
        }
        return !(raw instanceof String) && raw instanceof java.math.BigDecimal decimal
                ? decimal.toPlainString()
                : raw.toString();
    }
}
