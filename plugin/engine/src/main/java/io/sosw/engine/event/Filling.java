package io.sosw.engine.event;

import io.sosw.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Puts values into a sample. Beside {@code ${name}} and {@code ${name|form}} in texts there are three objects:
 * {@code {"$text": …}} becomes the JSON text of its content, {@code {"$gzip": …}} that text compressed and in base64, and
 * {@code {"$include": name, "with": {…}}} another sample.
 */
record Filling(Map<String, String> values) {
    private static final Pattern PLACE = Pattern.compile("\\$\\{([a-z]+)(?:\\|([a-z0-9-]+))?}");

    @Nullable
    Object fill(@Nullable Object value) {
        if (value instanceof String text) {
            return text(text);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> filled = new ArrayList<>();
            list.forEach(each -> filled.add(fill(each)));
            return filled;
        }
        return value instanceof Map<?, ?> map ? object(map) : value;
    }

    private @Nullable Object object(Map<?, ?> map) {
        if (map.containsKey("$text")) {
            return Json.write(fill(map.get("$text")));
        }
        if (map.containsKey("$gzip")) {
            return gzip(Json.write(fill(map.get("$gzip"))));
        }
        if (map.get("$include") instanceof String name) {
            var more = new LinkedHashMap<>(values);
            if (map.get("with") instanceof Map<?, ?> with) {
                with.forEach((key, value) -> more.put(String.valueOf(key), String.valueOf(fill(value))));
            }
            return Samples.included(name).event(more);
        }
        Map<String, @Nullable Object> filled = new LinkedHashMap<>();
        map.forEach((key, value) -> filled.put(String.valueOf(key), fill(value)));
        return filled;
    }

    private @Nullable Object text(String text) {
        var matcher = PLACE.matcher(text);
        if (matcher.matches()) {
            return Form.of(matcher.group(2)).apply(matcher.group(1), value(matcher.group(1)));
        }
        return matcher.replaceAll(found -> Matcher.quoteReplacement(
                String.valueOf(Form.of(found.group(2)).apply(found.group(1), value(found.group(1))))));
    }

    private String value(String name) {
        var value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("a sample uses the option " + name + " and does not declare it");
        }
        return value;
    }

    private static String gzip(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
