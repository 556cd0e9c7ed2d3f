package io.sosw.engine.project;

import io.sosw.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Compiles {@code sosw.yml} and {@code const.yml} into the JSON that the wrappers read, so that no YAML parser reaches
 * Lambda. The same input gives the same bytes; unchanged files keep their time stamps.
 */
public final class Preparation {
    private static final int VERSION = 1;

    private Preparation() {}

    /** Writes {@code META-INF/sosw/functions.json} and {@code const.json} below the folder of compiled classes. */
    public static void write(Project project, Path classes) throws IOException {
        var folder = classes.resolve("META-INF").resolve("sosw");
        Files.createDirectories(folder);
        writeIfChanged(folder.resolve("functions.json"), functions(project));
        writeIfChanged(folder.resolve("const.json"), constants(project.constants()));
    }

    private static Map<String, Object> functions(Project project) {
        var functions = new LinkedHashMap<String, Object>();
        project.functions().forEach(function -> functions.put(function.name(), function.described()));
        return ordered("project", project.name(), "functions", functions);
    }

    private static Map<String, Object> constants(ConstFile file) {
        var values = new LinkedHashMap<String, Object>();
        file.values().forEach((name, value) -> {
            var entry = new LinkedHashMap<String, Object>();
            entry.put("value", value.value());
            entry.put("line", value.line());
            values.put(name, entry);
        });
        return ordered("source", file.source(), "values", values);
    }

    private static Map<String, Object> ordered(String first, Object one, String second, Object two) {
        var map = new LinkedHashMap<String, Object>();
        map.put("version", VERSION);
        map.put(first, one);
        map.put(second, two);
        return map;
    }

    private static void writeIfChanged(Path file, Map<String, Object> content) throws IOException {
        var bytes = (Json.pretty(content) + "\n").getBytes(StandardCharsets.UTF_8);
        if (!Files.exists(file) || !Arrays.equals(bytes, Files.readAllBytes(file))) {
            Files.write(file, bytes);
        }
    }
}
