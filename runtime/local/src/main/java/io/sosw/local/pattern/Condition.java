package io.sosw.local.pattern;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One entry of a pattern's list: a value, or an object such as <code>{"prefix": "a"}</code>. */
final class Condition {
    private static final Set<String> KNOWN =
            Set.of("prefix", "suffix", "equals-ignore-case", "anything-but", "numeric", "exists", "wildcard", "cidr");

    private Condition() {}

    static void check(Map<?, ?> condition) {
        for (var name : condition.keySet()) {
            if (!KNOWN.contains(String.valueOf(name))) {
                throw new IllegalArgumentException("Unrecognized match type " + name);
            }
        }
        if (condition.get("numeric") instanceof List<?> terms) {
            NumericRange.check(terms);
        }
    }

    static boolean matches(@Nullable Object wanted, List<?> values, boolean isPresent) {
        if (wanted instanceof Map<?, ?> condition && condition.containsKey("exists")) {
            return Boolean.TRUE.equals(condition.get("exists")) == isPresent;
        }
        if (!isPresent) {
            return false;
        }
        if (wanted instanceof Map<?, ?> condition && condition.containsKey("anything-but")) {
            return values.stream().noneMatch(v -> excluded(condition.get("anything-but"), v));
        }
        return values.stream().anyMatch(v -> one(wanted, v));
    }

    private static boolean excluded(@Nullable Object excluded, @Nullable Object value) {
        return excluded instanceof List<?> list ? list.stream().anyMatch(e -> one(e, value)) : one(excluded, value);
    }

    private static boolean one(@Nullable Object wanted, @Nullable Object value) {
        if (wanted instanceof Map<?, ?> condition) {
            return condition.entrySet().stream().allMatch(e -> named(String.valueOf(e.getKey()), e.getValue(), value));
        }
        if (wanted instanceof Number a && value instanceof Number b) {
            return decimal(a).compareTo(decimal(b)) == 0;
        }
        return Objects.equals(wanted, value);
    }

    private static boolean named(String name, @Nullable Object argument, @Nullable Object value) {
        if (name.equals("numeric")) {
            return value instanceof Number number
                    && NumericRange.contains((List<?>) Objects.requireNonNull(argument), decimal(number));
        }
        if (!(value instanceof String text)) {
            return false;
        }
        if (argument instanceof List<?> several) {
            return several.stream().anyMatch(a -> text(name, String.valueOf(a), text));
        }
        if (argument instanceof Map<?, ?> folded && folded.get("equals-ignore-case") instanceof String folding) {
            return text(name, folding.toLowerCase(Locale.ROOT), text.toLowerCase(Locale.ROOT));
        }
        return text(name, String.valueOf(argument), text);
    }

    private static boolean text(String name, String argument, String text) {
        return switch (name) {
            case "prefix" -> text.startsWith(argument);
            case "suffix" -> text.endsWith(argument);
            case "equals-ignore-case" -> text.equalsIgnoreCase(argument);
            case "wildcard" -> Wildcard.matches(argument, text);
            case "cidr" -> Cidr.contains(argument, text);
            default -> false;
        };
    }

    static BigDecimal decimal(Number number) {
        return number instanceof BigDecimal exact ? exact : new BigDecimal(number.toString());
    }
}
