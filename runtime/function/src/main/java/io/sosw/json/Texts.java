package io.sosw.json;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Base64;
import java.util.UUID;

/** Values that JSON writes as text: instants and their kin, identifiers, bytes. A cold start without them loads none of it. */
final class Texts {
    private Texts() {}

    static Object parse(String text, Class<?> type) {
        try {
            return parsed(text, type);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new JsonException(
                    "expected " + Scalars.name(type) + " but found " + Scalars.describe(text) + " (" + e.getMessage()
                            + ")",
                    0,
                    0,
                    e);
        }
    }

    private static Object parsed(String text, Class<?> type) {
        if (type == Instant.class) {
            return Instant.parse(text);
        }
        if (type == LocalDate.class) {
            return LocalDate.parse(text);
        }
        if (type == Duration.class) {
            return Duration.parse(text);
        }
        if (type == OffsetDateTime.class) {
            return OffsetDateTime.parse(text);
        }
        if (type == ZonedDateTime.class) {
            return ZonedDateTime.parse(text);
        }
        if (type == LocalDateTime.class) {
            return LocalDateTime.parse(text);
        }
        if (type == LocalTime.class) {
            return LocalTime.parse(text);
        }
        if (type == UUID.class) {
            return UUID.fromString(text);
        }
        if (type == URI.class) {
            return URI.create(text);
        }
        if (type == byte[].class) {
            return Base64.getDecoder().decode(text);
        }
        if (type == CharSequence.class) {
            return text;
        }
        if ((type == char.class || type == Character.class) && text.length() == 1) {
            return text.charAt(0);
        }
        throw type == char.class || type == Character.class
                ? Binder.mismatch("one character", text)
                : unsupported(type);
    }

    static RuntimeException unsupported(Class<?> type) {
        return new UnsupportedOperationException("JSON is not bound to " + type.getName()
                + ": use a record, a map, a list, text, a number, an enum or a class of java.time");
    }
}
