package io.sosw.engine.packaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The zip that the last packaging wrote: jars that have not changed since are taken from it as they are compressed there,
 * which is most of the time that packaging takes. A note beside the zip says what each jar was made of; where the note or
 * the zip is missing, changed, or of another Java (whose zlib may compress differently), all is compressed anew.
 */
final class EarlierZip implements AutoCloseable {
    private static final String SEPARATOR = "\t";
    private static final EarlierZip NONE = new EarlierZip(Map.of(), null);

    private final Map<String, Part> parts;
    private final @Nullable ZipFile zip;

    private EarlierZip(Map<String, Part> parts, @Nullable ZipFile zip) {
        this.parts = parts;
        this.zip = zip;
    }

    /**
     * A jar in the zip.
     *
     * @param source path, size and time of the file that the jar was made of
     * @param hash SHA-256 of the jar's bytes in hexadecimal
     * @param size of the jar
     */
    record Part(String name, String source, String hash, long size) {
        private String line() {
            return String.join(SEPARATOR, name, source, hash, Long.toString(size));
        }

        private static Part of(String line) {
            var fields = line.split(SEPARATOR, -1);
            return new Part(fields[0], fields[1], fields[2], Long.parseLong(fields[3]));
        }
    }

    static EarlierZip of(Path output, String kind) {
        var note = note(output, kind);
        try {
            if (!Files.isRegularFile(note)) {
                return NONE;
            }
            var lines = Files.readAllLines(note);
            var header = lines.get(0).split(SEPARATOR, -1);
            var file = output.resolve(header[0]);
            if (!Files.isRegularFile(file) || !lines.get(0).equals(header(file))) {
                return NONE;
            }
            var parts = new HashMap<String, Part>();
            lines.stream().skip(1).map(Part::of).forEach(part -> parts.put(part.name(), part));
            return new EarlierZip(parts, ZipFile.builder().setPath(file).get());
        } catch (IOException | RuntimeException unreadable) {
            return NONE; // a note that another version wrote, or half a one
        }
    }

    /** Notes what a zip was made of. */
    static void note(Path output, Path zip, String kind, List<Part> parts) throws IOException {
        var lines = new ArrayList<>(List.of(header(zip)));
        parts.forEach(part -> lines.add(part.line()));
        Files.write(note(output, kind), lines);
    }

    private static Path note(Path output, String kind) {
        return output.resolve(kind + ".parts");
    }

    private static String header(Path zip) throws IOException {
        return String.join(
                SEPARATOR, String.valueOf(zip.getFileName()), stamp(zip), System.getProperty("java.vm.version"));
    }

    /** Of a file; a folder of classes has none, and is always packed anew. */
    static String source(Path file) {
        try {
            return Files.isDirectory(file) ? "" : file.toAbsolutePath() + "|" + stamp(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String stamp(Path file) throws IOException {
        return Files.size(file) + "|" + Files.getLastModifiedTime(file).toMillis();
    }

    /** The jar, if it was made of the same file. */
    Optional<Part> part(String name, Path file) {
        return Optional.ofNullable(parts.get(name))
                .filter(part -> !part.source().isEmpty() && part.source().equals(source(file)));
    }

    /** Copies a jar as it is compressed. */
    ZipJob.Packed copy(Part part, ReproducibleZip into) throws IOException {
        var file = Objects.requireNonNull(zip);
        var entry = file.getEntry(part.name());
        try (var raw = file.getRawInputStream(entry)) {
            into.addRaw(entry, raw);
        }
        return new ZipJob.Packed(part, entry.getCompressedSize());
    }

    @Override
    public void close() throws IOException {
        if (zip != null) {
            zip.close();
        }
    }
}
