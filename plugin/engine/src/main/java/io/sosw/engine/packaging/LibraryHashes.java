package io.sosw.engine.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** SHA-256 of jars in hexadecimal, remembered beside what is packaged: to read all of them anew takes longer than the rest. */
final class LibraryHashes {
    private static final String NOTE = "libraries.sha256";
    private static final int LENGTH = 64;

    private final Path note;
    private final Map<String, String> known = new HashMap<>();
    private final List<String> lines = new ArrayList<>();

    private LibraryHashes(Path note) {
        this.note = note;
    }

    static LibraryHashes beside(Path file) throws IOException {
        var hashes = new LibraryHashes(file.resolveSibling(NOTE));
        if (Files.isRegularFile(hashes.note)) {
            for (String line : Files.readAllLines(hashes.note)) {
                if (line.length() > LENGTH) {
                    hashes.known.put(line.substring(LENGTH), line.substring(0, LENGTH));
                }
            }
        }
        return hashes;
    }

    /** Of a regular file, known by its path, size and time of last change. */
    String sha256(Path file) throws IOException {
        var source = EarlierZip.source(file);
        var hash = known.get(source);
        if (hash == null) {
            hash = ContentHash.sha256(Files.readAllBytes(file));
        }
        lines.add(hash + source);
        return hash;
    }

    /** Remembers what was asked for. */
    void keep() throws IOException {
        Files.write(note, lines);
    }
}
