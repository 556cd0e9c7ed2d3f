package io.sosw.bench.json;

import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipFile;

/** What a package takes inside a jar. */
final class Packed {
    private Packed() {}

    static long bytes(Path jar, String folder) throws IOException {
        try (var zip = new ZipFile(jar.toFile())) {
            return zip.stream()
                    .filter(entry -> entry.getName().startsWith(folder))
                    .mapToLong(entry ->
                            entry.getCompressedSize() + 2L * entry.getName().length() + 76)
                    .sum();
        }
    }
}
