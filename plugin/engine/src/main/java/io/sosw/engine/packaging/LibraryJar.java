package io.sosw.engine.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.SortedMap;

/** A jar as it lies below {@code lib/}. */
final class LibraryJar {
    private LibraryJar() {}

    /** Rewritten without compression; a signed jar stays as its signer made it. */
    static byte[] bytes(Path jarOrFolder, SortedMap<String, byte[]> contents) throws IOException {
        return Files.isRegularFile(jarOrFolder) && signed(contents.keySet())
                ? Files.readAllBytes(jarOrFolder)
                : ReproducibleZip.stored(contents);
    }

    static boolean signed(Collection<String> names) {
        return names.stream()
                .map(name -> name.toUpperCase(Locale.ROOT))
                .anyMatch(name -> name.matches("META-INF/[^/]+\\.SF"));
    }
}
