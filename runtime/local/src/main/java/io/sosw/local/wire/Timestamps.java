package io.sosw.local.wire;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;
import software.amazon.awssdk.thirdparty.jackson.core.JsonParser;
import software.amazon.awssdk.thirdparty.jackson.core.JsonToken;

/** The three ways in which AWS writes a moment. */
public final class Timestamps {
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Timestamps() {}

    /** The format that the field asks for, or the protocol's own. */
    public static Format format(SdkField<?> field, Format protocols) {
        return field.getOptionalTrait(TimestampFormatTrait.class)
                .map(TimestampFormatTrait::format)
                .orElse(protocols);
    }

    public static String write(Instant time, Format format) {
        return switch (format) {
            case ISO_8601 -> ISO.format(time);
            case RFC_822 -> HTTP_DATE.format(time);
            default -> seconds(time).toPlainString();
        };
    }

    /** Seconds since 1970 with milliseconds, as AWS sends them. */
    static BigDecimal seconds(Instant time) {
        var millis = BigDecimal.valueOf(time.toEpochMilli(), 3).stripTrailingZeros();
        return millis.scale() < 0 ? millis.setScale(0) : millis;
    }

    /**
     * Whatever of the three the text is: clients differ.
     *
     * @throws Unreadable if it is none
     */
    public static Instant parse(String text) {
        try {
            if (text.matches("-?[0-9.]+([eE][+-]?\\d+)?")) {
                return instant(new BigDecimal(text));
            }
            return text.endsWith("GMT")
                    ? DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from)
                    : DateTimeFormatter.ISO_DATE_TIME.parse(text.contains("T") ? zoned(text) : text, Instant::from);
        } catch (DateTimeException | NumberFormatException e) {
            throw new Unreadable("Not a timestamp: " + text, e);
        }
    }

    private static String zoned(String text) {
        return text.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$") ? text : text + "Z";
    }

    static Instant read(JsonParser in, SdkField<?> field) throws IOException {
        if (in.currentToken() == JsonToken.VALUE_STRING) {
            return parse(in.getText());
        }
        if (in.currentToken() != null && in.currentToken().isNumeric()) {
            return instant(in.getDecimalValue());
        }
        throw new Unreadable("Not a timestamp in " + field.memberName());
    }

    private static Instant instant(BigDecimal seconds) {
        return Instant.ofEpochMilli(seconds.movePointRight(3).longValue());
    }
}
