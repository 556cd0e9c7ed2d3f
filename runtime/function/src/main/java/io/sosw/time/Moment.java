package io.sosw.time;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A moment in UTC, read from whatever an event may hold. Where you know what it holds, the JDK reads it. */
public final class Moment {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);
    private static final int DATE_AND_TIME = 19;
    /** Seconds of the last day of the year 9999: a number from here on counts milliseconds. */
    private static final BigDecimal MILLIS_FROM = BigDecimal.valueOf(253_402_214_400L);

    private Moment() {}

    /**
     * Reads a moment.
     *
     * @param value seconds or milliseconds since 1970, as a number or a text; {@code 2026-07-04}; {@code 2026-07-04
     *     10:01:03} or with a {@code T} in between, and whatever follows; or a date or moment itself
     * @throws IllegalArgumentException if it is none of these, or beyond the year 9999
     */
    public static LocalDateTime of(@Nullable Object value) {
        if (value instanceof LocalDateTime moment) {
            return moment;
        }
        if (value instanceof LocalDate date) {
            return date.atStartOfDay();
        }
        if (value instanceof Number number) {
            return since1970(new BigDecimal(number.toString()));
        }
        if (value instanceof String text) {
            return NUMBER.matcher(text).matches() ? since1970(new BigDecimal(text)) : parsed(text);
        }
        throw unreadable(value, null);
    }

    /**
     * Reads a date; see {@link #of}.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static LocalDate date(@Nullable Object value) {
        return of(value).toLocalDate();
    }

    private static LocalDateTime since1970(BigDecimal number) {
        var micros = number.movePointRight(number.compareTo(MILLIS_FROM) < 0 ? 6 : 3)
                .setScale(0, RoundingMode.HALF_EVEN)
                .toBigInteger();
        if (micros.bitLength() < Long.SIZE) {
            var moment =
                    LocalDateTime.ofInstant(Instant.EPOCH.plus(micros.longValue(), ChronoUnit.MICROS), ZoneOffset.UTC);
            if (moment.getYear() > 0 && moment.getYear() < 10_000) {
                return moment;
            }
        }
        throw new IllegalArgumentException(number.toPlainString() + " is beyond the years 1 to 9999");
    }

    private static LocalDateTime parsed(String text) {
        try {
            if (text.length() < DATE_AND_TIME) {
                return LocalDate.parse(text, DATE).atStartOfDay();
            }
            return LocalDateTime.parse(text.substring(0, DATE_AND_TIME).replace('T', ' '), TIME);
        } catch (DateTimeParseException e) {
            throw unreadable(text, e);
        }
    }

    private static IllegalArgumentException unreadable(@Nullable Object value, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "'" + value + "' is no date or time: give yyyy-MM-dd, yyyy-MM-dd HH:mm:ss, or"
                        + " seconds or milliseconds since 1970",
                cause);
    }
}
