package io.sosw.config;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;

/** Durations as people write them: {@code 30s}, {@code 500ms}, {@code 2m}, {@code 1h}, {@code 15} (seconds). */
public final class Durations {
    private Durations() {}

    /**
     * @throws IllegalArgumentException if the text is no duration
     */
    public static Duration parse(String text) {
        var lower = text.trim().toLowerCase(Locale.ROOT);
        var digits = 0;
        while (digits < lower.length() && Character.isDigit(lower.charAt(digits))) {
            digits++;
        }
        try {
            if (digits == 0) {
                return Duration.parse(lower);
            }
            var amount = Long.parseLong(lower.substring(0, digits));
            return switch (lower.substring(digits).trim()) {
                case "ms" -> Duration.ofMillis(amount);
                case "s", "" -> Duration.ofSeconds(amount);
                case "m" -> Duration.ofMinutes(amount);
                case "h" -> Duration.ofHours(amount);
                case "d" -> Duration.ofDays(amount);
                default -> throw expected(null);
            };
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            throw expected(e);
        }
    }

    private static IllegalArgumentException expected(@org.jspecify.annotations.Nullable Exception cause) {
        return new IllegalArgumentException("is not a duration such as 500ms, 30s, 5m or 1h", cause);
    }

    static String text(Duration value) {
        if (value.toNanosPart() != 0) {
            var exact = value.toNanosPart() % 1_000_000 == 0;
            return exact && value.toDays() < 1 && !value.isNegative() ? value.toMillis() + "ms" : value.toString();
        }
        var seconds = value.toSeconds();
        if (seconds != 0 && seconds % 3600 == 0) {
            return seconds / 3600 + "h";
        }
        return seconds != 0 && seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
