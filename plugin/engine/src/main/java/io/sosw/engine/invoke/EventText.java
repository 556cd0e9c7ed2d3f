package io.sosw.engine.invoke;

import io.sosw.engine.event.Samples;
import io.sosw.engine.project.Nearest;
import io.sosw.engine.setting.Setting;
import io.sosw.error.UserError;
import io.sosw.json.Json;
import io.sosw.json.JsonException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What {@code -Dsosw.event} means: a file, JSON, {@code -} for standard input, or a sample's name. A job ({@code -Dsosw.job})
 * is the same, without samples.
 *
 * @param directory relative paths begin here
 * @param options of samples, by name
 * @param kind what it is for people
 */
public record EventText(Path directory, InputStream standardInput, Map<String, String> options, Kind kind) {
    private static final String INPUT = "standard input";

    /** Debian's Maven 3.8.7 resets colours on standard output, even into a pipe and with -q; JSON never holds an escape. */
    private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;]*m");

    /** An event. */
    public EventText(Path directory, InputStream standardInput, Map<String, String> options) {
        this(directory, standardInput, options, Kind.EVENT);
    }

    /** The event as valid JSON. */
    public String of(Setting event) throws IOException {
        var value = event.value().trim();
        if (value.equals("-")) {
            return valid(COLOURS.matcher(text(standardInput.readAllBytes())).replaceAll(""), INPUT);
        }
        var file = file(value);
        if (file != null && Files.isRegularFile(file)) {
            return valid(text(Files.readAllBytes(file)), file.toString());
        }
        if (value.matches("(?s)[\\[{\"0-9-].*|true|false|null")) {
            return valid(value, event.origin());
        }
        if (kind == Kind.JOB || value.contains("/") || value.contains("\\") || value.endsWith(".json")) {
            throw missing(value, event.origin(), file);
        }
        return Json.write(
                Samples.named(new Setting(event.name(), value, event.origin())).event(options));
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private @org.jspecify.annotations.Nullable Path file(String value) {
        try {
            return directory.resolve(value);
        } catch (InvalidPathException noPath) {
            return null;
        }
    }

    private String valid(String json, String origin) {
        if (json.isBlank()) {
            var fix = origin.equals(INPUT) ? kind.whenEmpty : "write JSON into it.";
            throw new UserError("the " + kind.word + " (" + origin + ") is empty", fix, kind.docs);
        }
        try {
            Json.parse(json);
            return json;
        } catch (JsonException broken) {
            throw new UserError(
                    "the " + kind.word + " (" + origin + ") is not JSON: " + broken.getMessage(),
                    "mend the named place.",
                    kind.docs,
                    broken);
        }
    }

    private UserError missing(String value, String origin, @org.jspecify.annotations.Nullable Path file) {
        var folder = file == null ? null : file.toAbsolutePath().getParent();
        return new UserError(
                "there is no " + kind.word + " file " + value + " (" + origin + ")"
                        + (folder == null ? "" : Nearest.suggestion(value.replaceAll(".*[/\\\\]", ""), names(folder))),
                kind.whenMissing,
                kind.docs);
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".json"))
                    .limit(20)
                    .toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    /** What the text is for. */
    public enum Kind {
        /** What a function is called with. */
        EVENT(
                "event",
                "invoke-event",
                "pipe JSON into the goal, for example: mvn -q sosw:event -Dsosw.sample=sqs | mvn -q sosw:invoke -Dsosw.event=-",
                "name a file, JSON, - for standard input, or a sample: mvn sosw:event lists them."),
        /** What the Scheduler turns into tasks. */
        JOB(
                "job",
                "tasks-job",
                "write {\"labourer_id\": \"NAME\", \"job\": {…}}; docs/guide/orchestration.md has examples.",
                "name a file, JSON, or - for standard input.");

        private final String word;
        private final String docs;
        private final String whenEmpty;
        private final String whenMissing;

        Kind(String word, String docs, String whenEmpty, String whenMissing) {
            this.word = word;
            this.docs = docs;
            this.whenEmpty = whenEmpty;
            this.whenMissing = whenMissing;
        }
    }
}
