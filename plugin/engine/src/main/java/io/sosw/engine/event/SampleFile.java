package io.sosw.engine.event;

import io.sosw.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The file of a sample.
 *
 * @param options its own, with defaults
 */
record SampleFile(String about, Map<String, String> options, Map<String, Object> event) {

    static SampleFile read(String name) {
        try (var in = SampleFile.class.getResourceAsStream(name + ".json")) {
            return Json.read(Objects.requireNonNull(in, name), SampleFile.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What is included brings its options along, but for those that are given there. */
    static Map<String, String> options(SampleFile file, Map<String, SampleFile> files) {
        var options = new LinkedHashMap<>(file.options());
        inherit(file.event(), files, options);
        return options;
    }

    private static void inherit(@Nullable Object value, Map<String, SampleFile> files, Map<String, String> options) {
        if (!(value instanceof Map<?, ?> map)) {
            return;
        }
        if (map.get("$text") instanceof Map<?, ?> text) {
            inherit(text, files, options);
        }
        var included = map.get("$include") instanceof String name ? files.get(name) : null;
        if (included != null) {
            var with = map.get("with") instanceof Map<?, ?> given ? given : Map.of();
            options(included, files).forEach((name, standard) -> {
                if (!with.containsKey(name)) {
                    options.putIfAbsent(name, standard);
                }
            });
            with.values().forEach(given -> inherit(given, files, options));
        }
    }
}
