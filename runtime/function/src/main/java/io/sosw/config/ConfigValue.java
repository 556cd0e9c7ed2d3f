package io.sosw.config;

import io.sosw.json.Json;
import io.sosw.json.JsonException;
import org.jspecify.annotations.Nullable;

/** How stored text is understood; for implementations of {@link ConfigSource}. */
public final class ConfigValue {
    private ConfigValue() {}

    /** The JSON value if it is JSON, else the text itself. */
    public static @Nullable Object of(String text) {
        try {
            return Json.parse(text);
        } catch (JsonException e) {
            return text;
        }
    }

    /** The text to store: text as it stands, all else as JSON. */
    public static String text(Object value) {
        return value instanceof String text ? text : Json.write(value);
    }
}
