package io.sosw.engine.event;

import io.sosw.error.UserError;
import io.sosw.json.Json;
import io.sosw.json.JsonException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a value appears in an event. */
enum Form {
    PLAIN,
    URL,
    MD5,
    BASE64,
    JSON,
    MILLIS,
    MILLIS_NUMBER,
    SECONDS,
    NULL_IF_EMPTY;

    static Form of(@Nullable String name) {
        return name == null ? PLAIN : valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    @Nullable
    Object apply(String option, String value) {
        var utf8 = value.getBytes(StandardCharsets.UTF_8);
        return switch (this) {
            case PLAIN -> value;
            case URL -> URLEncoder.encode(value, StandardCharsets.UTF_8).replace("%2F", "/");
            case MD5 -> md5(utf8);
            case BASE64 -> Base64.getEncoder().encodeToString(utf8);
            case JSON -> json(option, value);
            case MILLIS -> Long.toString(time(option, value).toEpochMilli());
            case MILLIS_NUMBER -> time(option, value).toEpochMilli();
            case SECONDS -> time(option, value).getEpochSecond();
            case NULL_IF_EMPTY -> value.isEmpty() ? null : value;
        };
    }

    private static Instant time(String option, String value) {
        try {
            return Instant.parse(value);
        } catch (DateTimeException noTime) {
            throw refused(option, value, "a time such as 2026-01-01T12:00:00Z", noTime);
        }
    }

    private static @Nullable Object json(String option, String value) {
        try {
            return Json.parse(value);
        } catch (JsonException broken) {
            throw refused(option, value, "JSON (" + broken.getMessage() + ")", broken);
        }
    }

    private static UserError refused(String option, String value, String wanted, Exception cause) {
        return new UserError(
                "sosw." + option + " must be " + wanted + ", found '" + value + "' (-Dsosw." + option + ")",
                "mend it, or leave it out.",
                "event-sample",
                cause);
    }

    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
