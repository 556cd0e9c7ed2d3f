package io.sosw.helper;

import io.sosw.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A recorded call of sosw 0.7.47; see vectors/NOTICE. */
record Vector(String id, String op, List<Object> args, Map<String, Object> options, Map<?, ?> members) {

    /** All of a file, from the test resources or from the folder that {@code -Dsosw.vectors} names. */
    static Stream<Vector> of(String file) {
        try {
            var folder = System.getProperty("sosw.vectors");
            var path = folder == null
                    ? Path.of(Objects.requireNonNull(Vector.class.getResource("/vectors/" + file))
                            .toURI())
                    : Path.of(folder, file);
            return Files.readAllLines(path).stream().map(Vector::parse);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Vector parse(String line) {
        var members = (Map<String, Object>) Json.parse(line);
        return new Vector(
                (String) members.get("id"),
                ((String) members.get("op")).replaceFirst(".*\\.", ""),
                (List<Object>) decoded(members.get("args")),
                (Map<String, Object>) decoded(members.get("kwargs")),
                members);
    }

    @Nullable
    Object arg(int index) {
        return index < args.size() ? args.get(index) : null;
    }

    boolean fails() {
        return members.containsKey("error");
    }

    boolean hasQuirk(String quirk) {
        return members.get("quirks") instanceof List<?> quirks
                && quirks.stream().anyMatch(name -> name.toString().startsWith(quirk));
    }

    @Nullable
    Object result() {
        return decoded(members.get("result"));
    }

    LocalDate today() {
        return LocalDate.ofInstant(Instant.parse((String) members.get("now")), ZoneOffset.UTC);
    }

    /** Out of the encoding of what JSON cannot say. */
    static @Nullable Object decoded(@Nullable Object value) {
        if (value instanceof List<?> list) {
            var all = new ArrayList<@Nullable Object>();
            list.forEach(item -> all.add(decoded(item)));
            return all;
        }
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        var only = map.size() == 1 ? map.keySet().iterator().next().toString() : "";
        var inner = map.size() == 1 ? map.values().iterator().next() : null;
        return switch (only) {
            case "$tuple" -> decoded(inner);
            case "$set" -> new LinkedHashSet<>((List<?>) decoded(inner));
            case "$date" -> LocalDate.parse((String) inner);
            case "$datetime" -> LocalDateTime.parse((String) inner);
            case "$decimal" -> new BigDecimal((String) inner);
            default -> {
                var all = new LinkedHashMap<Object, @Nullable Object>();
                if (only.equals("$dict")) {
                    ((List<?>) inner)
                            .forEach(pair ->
                                    all.put(decoded(((List<?>) pair).get(0)), decoded(((List<?>) pair).get(1))));
                } else {
                    map.forEach((name, item) -> all.put(name, decoded(item)));
                }
                yield all;
            }
        };
    }

    @Override
    public String toString() {
        var text = Json.write(members);
        return text.length() < 500 ? text : text.substring(0, 500) + "…";
    }
}
