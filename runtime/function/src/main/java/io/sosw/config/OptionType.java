package io.sosw.config;

/** How an option's value is read and shown. Anonymous classes instead of lambdas: this runs in a cold start. */
abstract class OptionType<T> {
    private final String label;

    OptionType(String label) {
        this.label = label;
    }

    /** What {@code --help} calls the type. */
    final String label() {
        return label;
    }

    /**
     * Reads text, or a plain JSON value of the defaults file.
     *
     * @throws IllegalArgumentException with what was expected, to follow the observed value
     */
    abstract T parse(Object raw);

    /** As printed; a secret masks itself. */
    String text(T value) {
        return String.valueOf(value);
    }

    /** As a plain JSON value; a secret masks itself. */
    Object json(T value) {
        return text(value);
    }

    /** Whether {@code --name} alone means true. */
    boolean isFlag() {
        return false;
    }

    /** Whether observed values must not be printed. */
    boolean isSecret() {
        return false;
    }

    static String scalar(Object raw) {
        if (raw instanceof java.util.Collection || raw instanceof java.util.Map) {
            throw new IllegalArgumentException("is not a single value");
        }
        return raw instanceof java.math.BigDecimal decimal ? decimal.toPlainString() : raw.toString();
    }
}
