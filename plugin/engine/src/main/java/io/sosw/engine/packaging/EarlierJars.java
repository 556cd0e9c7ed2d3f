package io.sosw.engine.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** The jars that the last packaging staged: one whose library has not changed since stays as it lies there. */
final class EarlierJars {
    private static final String NOTE = "jars.parts";
    private static final String SEPARATOR = "\t";
    /** So many fields tell what a jar was made of. */
    private static final int KEY = 3;

    private final Path folder;
    private final Map<String, Jar> known = new HashMap<>();
    private final List<String> lines = new ArrayList<>();
    private final List<Path> kept = new ArrayList<>();

    private EarlierJars(Path folder) {
        this.folder = folder;
    }

    /**
     * A jar that was staged.
     *
     * @param hash SHA-256 of its bytes in hexadecimal
     * @param folders that have entries of it, without the slash at their end
     */
    record Jar(String hash, Set<String> folders) {
        static Jar of(String hash, Collection<String> entries) {
            return new Jar(hash, entries.stream().map(EarlierJars::folder).collect(Collectors.toSet()));
        }
    }

    /** The folder that an entry lies in; what lies in none, and folders themselves, in the empty one. */
    static String folder(String entry) {
        return entry.substring(0, Math.max(0, entry.lastIndexOf('/')));
    }

    static EarlierJars of(Path folder) throws IOException {
        var earlier = new EarlierJars(folder);
        var note = folder.resolve(NOTE);
        if (Files.isRegularFile(note)) {
            for (String line : Files.readAllLines(note)) {
                var fields = List.of(line.split(SEPARATOR, -1));
                if (fields.size() > KEY) {
                    var jar = new Jar(fields.get(KEY), Set.copyOf(fields.subList(KEY + 1, fields.size())));
                    earlier.known.put(String.join(SEPARATOR, fields.subList(0, KEY)), jar);
                }
            }
        }
        Files.deleteIfExists(note); // half a staging leaves none
        return earlier;
    }

    /** The jar, if it was made of the same file and nobody has touched it. */
    Optional<Jar> jar(Library library, Path jar, Instant time) throws IOException {
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

    void note(Library library, Path file, Jar jar) throws IOException {
        var fields = Stream.concat(
                Stream.of(key(library, file), jar.hash()),
                jar.folders().stream().sorted());
        lines.add(fields.collect(Collectors.joining(SEPARATOR)));
        kept.add(file);
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
