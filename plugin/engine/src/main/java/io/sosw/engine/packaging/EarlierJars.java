package io.sosw.engine.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipFile;

/** The jars that the last packaging staged: one whose library has not changed since stays as it lies there. */
final class EarlierJars {
    private static final String NOTE = "jars.parts";
    private static final String SEPARATOR = "\t";

    private final Path folder;
    private final Map<String, String> known = new HashMap<>();
    private final List<String> lines = new ArrayList<>();
    private final List<Path> kept = new ArrayList<>();

    private EarlierJars(Path folder) {
        this.folder = folder;
    }

    static EarlierJars of(Path folder) throws IOException {
        var earlier = new EarlierJars(folder);
        var note = folder.resolve(NOTE);
        if (Files.isRegularFile(note)) {
            for (String line : Files.readAllLines(note)) {
                int end = line.lastIndexOf(SEPARATOR);
                if (end > 0) {
                    earlier.known.put(line.substring(0, end), line.substring(end + 1));
                }
            }
        }
        Files.deleteIfExists(note); // half a staging leaves none
        return earlier;
    }

    /** SHA-256 of the jar, if it was made of the same file and nobody has touched it. */
    Optional<String> hash(Library library, Path jar, Instant time) throws IOException {
        if (Files.isDirectory(library.file())
                || !Files.isRegularFile(jar)
                || !Files.getLastModifiedTime(jar).equals(FileTime.from(time))) {
            return Optional.empty();
        }
        return Optional.ofNullable(known.get(key(library, jar)));
    }

    /** Names of the jar's entries. */
    static List<String> names(Path jar) throws IOException {
        try (var zip = new ZipFile(jar.toFile())) {
            return zip.stream().map(entry -> entry.getName()).toList();
        }
    }

    void note(Library library, Path jar, String hash) throws IOException {
        lines.add(key(library, jar) + SEPARATOR + hash);
        kept.add(jar);
    }

    private static String key(Library library, Path jar) throws IOException {
        return String.join(
                SEPARATOR,
                String.valueOf(jar.getFileName()),
                EarlierZip.source(library.file()),
                Long.toString(Files.size(jar)));
    }

    /** Notes what was staged and deletes what is not of it. */
    void close(Path application) throws IOException {
        var all = new HashSet<>(kept);
        all.add(application);
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!all.contains(file)) {
                    Files.delete(file);
                }
            }
        }
        Files.write(folder.resolve(NOTE), lines);
    }
}
