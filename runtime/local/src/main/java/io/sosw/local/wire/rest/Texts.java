package io.sosw.local.wire.rest;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Locale;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.JsonValueTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;

/** Scalar values as they stand in paths, queries, headers and XML. */
final class Texts {
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private Texts() {}

    static Object parse(SdkField<?> field, MarshallLocation location, String text) {
        var type = field.marshallingType();
        try {
            if (type == MarshallingType.INSTANT) {
                return instant(field, location, text);
            } else if (type == MarshallingType.INTEGER) {
                return Integer.valueOf(text.trim());
            } else if (type == MarshallingType.LONG) {
                return Long.valueOf(text.trim());
            } else if (type == MarshallingType.SHORT) {
                return Short.valueOf(text.trim());
            } else if (type == MarshallingType.FLOAT) {
                return Float.valueOf(text.trim());
            } else if (type == MarshallingType.DOUBLE) {
                return Double.valueOf(text.trim());
            } else if (type == MarshallingType.BIG_DECIMAL) {
                return new BigDecimal(text.trim());
            } else if (type == MarshallingType.BOOLEAN) {
                return Boolean.valueOf(text.trim());
            } else if (type == MarshallingType.SDK_BYTES) {
                return SdkBytes.fromByteArray(Base64.getDecoder().decode(text.trim()));
            }
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw new BadRequest("InvalidArgument", "Bad value for " + field.locationName() + ": " + text, e);
        }
        return field.containsTrait(JsonValueTrait.class)
                ? new String(Base64.getDecoder().decode(text), java.nio.charset.StandardCharsets.UTF_8)
                : text;
    }

    static String print(SdkField<?> field, MarshallLocation location, Object value) {
        if (value instanceof Instant instant) {
            return switch (format(field, location)) {
                case RFC_822 -> HTTP_DATE.format(instant);
                case UNIX_TIMESTAMP, UNIX_TIMESTAMP_MILLIS -> seconds(instant);
                default -> ISO.format(instant);
            };
        }
        if (value instanceof SdkBytes bytes) {
            return Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
        }
        return value instanceof BigInteger || value instanceof BigDecimal
                ? new BigDecimal(value.toString()).toPlainString()
                : value.toString();
    }

    private static Instant instant(SdkField<?> field, MarshallLocation location, String text) {
        return switch (format(field, location)) {
            case RFC_822 -> httpDate(text);
            case UNIX_TIMESTAMP, UNIX_TIMESTAMP_MILLIS ->
                Instant.ofEpochMilli(
                        new BigDecimal(text.trim()).movePointRight(3).longValue());
            default -> DateTimeFormatter.ISO_DATE_TIME.parse(zoned(text.trim()), Instant::from);
        };
    }

    /** Clients send dates with an offset too, and some send ISO where HTTP dates belong. */
    private static Instant httpDate(String text) {
        return text.endsWith("Z")
                ? Instant.parse(text)
                : DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.trim(), Instant::from);
    }

    private static String zoned(String text) {
        if (text.length() == 10) {
            return text + "T00:00:00Z";
        }
        return text.endsWith("Z") || text.indexOf('+', 10) > 0 || text.indexOf('-', 10) > 0 ? text : text + "Z";
    }

    private static String seconds(Instant instant) {
        return BigDecimal.valueOf(instant.toEpochMilli(), 3)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static TimestampFormatTrait.Format format(SdkField<?> field, MarshallLocation location) {
        var trait = field.getTrait(TimestampFormatTrait.class);
        if (trait != null) {
            return trait.format();
        }
        return location == MarshallLocation.HEADER
                ? TimestampFormatTrait.Format.RFC_822
                : TimestampFormatTrait.Format.ISO_8601;
    }
}
