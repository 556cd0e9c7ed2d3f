package io.sosw.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One adjustable value: its name on the command line, its environment variable, its type, default and description.
 * Declare options as constants and list them in the factory of the context:
 *
 * <pre>{@code
 * static final Option<String> DB_HOST = Option.text("db_host", "Host of the SQL database.").orElse("127.0.0.1");
 * static final Option<Integer> DB_PORT = Option.integer("db_port", "Its port.").between(1, 65535).orElse(3306);
 * static final Option<Secret> DB_PASS = Option.secret("db_pass", "Password of the SQL user.");   // required
 * }</pre>
 *
 * <p>An option without {@link #orElse} and {@link #optional} is required. Immutable and thread-safe.
 *
 * @param <T> the type of the value
 */
public final class Option<T> {
    private final String name;
    private final String description;
    private final List<String> envs;
    private final OptionType<T> type;
    private final @Nullable T fallback;
    private final @Nullable Check<T> check;

    private Option(
            String name,
            String description,
            List<String> envs,
            OptionType<T> type,
            @Nullable T fallback,
            @Nullable Check<T> check) {
        this.name = name;
        this.description = description;
        this.envs = envs;
        this.type = type;
        this.fallback = fallback;
        this.check = check;
    }

    private static <T> Option<T> of(String name, String description, OptionType<T> type) {
        checkName(name);
        return new Option<>(
                name, description, List.of(name.toUpperCase(Locale.ROOT).replace('.', '_')), type, null, null);
    }

    /** Names are in snake_case, groups separated by a dot. */
    private static void checkName(String name) {
        if (name.isEmpty() || !isLetter(name.charAt(0))) {
            throw new IllegalArgumentException("Option name '" + name + "' must start with a lower-case letter");
        }
        for (var i = 0; i < name.length(); i++) {
            var c = name.charAt(i);
            if (!isLetter(c) && c != '_' && c != '.' && !(c >= '0' && c <= '9')) {
                throw new IllegalArgumentException("Option name '" + name + "' must be snake_case");
            }
        }
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }

    /** Text as it stands. */
    public static Option<String> text(String name, String description) {
        return of(name, description, OptionTypes.text());
    }

    /** A whole number of 32 bits. */
    public static Option<Integer> integer(String name, String description) {
        return of(name, description, OptionTypes.integer());
    }

    /** A whole number of 64 bits. */
    public static Option<Long> longInteger(String name, String description) {
        return of(name, description, OptionTypes.longInteger());
    }

    /** A decimal number without loss. */
    public static Option<BigDecimal> decimal(String name, String description) {
        return of(name, description, OptionTypes.decimal());
    }

    /** A switch: {@code --name} alone means true; false unless said otherwise. */
    public static Option<Boolean> flag(String name, String description) {
        return of(name, description, OptionTypes.flag()).orElse(false);
    }

    /** A duration: {@code 500ms}, {@code 30s}, {@code 5m}, {@code 1h}, ISO 8601, or a plain number of seconds. */
    public static Option<Duration> duration(String name, String description) {
        return of(name, description, OptionTypes.duration());
    }

    /** One of the constants of an enum, written in lower case. */
    public static <E extends Enum<E>> Option<E> choice(String name, String description, Class<E> values) {
        return of(name, description, OptionTypes.choice(values));
    }

    /** A value that is masked wherever it is printed. */
    public static Option<Secret> secret(String name, String description) {
        return of(name, description, OptionTypes.secret());
    }

    /** A list of texts, separated by commas on the command line and in the environment. */
    public static Option<List<String>> list(String name, String description) {
        return of(name, description, OptionTypes.list());
    }

    /** The value if no source gives one. */
    public Option<T> orElse(T value) {
        return new Option<>(name, description, envs, type, value, check);
    }

    /** May be absent. Say this last: checks apply to the value that is there. */
    public Option<Optional<T>> optional() {
        var inner = check;
        return new Option<>(
                name,
                description,
                envs,
                OptionTypes.optional(type),
                Optional.empty(),
                inner == null ? null : inner.ofPresent());
    }

    /** Other environment variables than the name in upper case; the first that is set counts. */
    public Option<T> env(String... variables) {
        return new Option<>(name, description, List.of(variables), type, fallback, check);
    }

    /**
     * Accepts only values of a range, both ends included.
     *
     * @throws IllegalArgumentException if values of this type have no order
     */
    public Option<T> between(T least, T most) {
        if (!(least instanceof Comparable)) {
            throw new IllegalArgumentException("--" + name + ": values of this type have no order");
        }
        return checked(Check.range(type, least, most));
    }

    /**
     * Accepts only values that pass a test.
     *
     * @param test the test
     * @param expected what a value must be, to complete "must be …"
     */
    public Option<T> must(java.util.function.Predicate<T> test, String expected) {
        return checked(Check.predicate(test, expected));
    }

    private Option<T> checked(Check<T> next) {
        return new Option<>(name, description, envs, type, fallback, check == null ? next : check.and(next));
    }

    /** The name on the command line ({@code --db_port}) and in the defaults file. */
    public String name() {
        return name;
    }

    /** What the value is for, in one sentence. */
    public String description() {
        return description;
    }

    /** The environment variables, strongest first. */
    public List<String> envs() {
        return envs;
    }

    OptionType<T> type() {
        return type;
    }

    @Nullable
    T fallback() {
        return fallback;
    }

    /** Reads and checks a value; what is wrong with it is the message of the exception. */
    T parse(Object raw) {
        var value = type.parse(raw);
        if (check != null) {
            check.verify(value);
        }
        return value;
    }

    @Override
    public String toString() {
        return "--" + name;
    }
}
