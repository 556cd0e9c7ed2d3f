package io.sosw.engine.packaging;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** What an archive was made of, the same for a zip and for an image of the same classes and libraries. */
public final class CodeHash {
    private CodeHash() {}

    /** In hexadecimal. */
    public static String of(Path classes, List<Library> libraries) {
        var hash = new ContentHash();
        Contents.of(classes).forEach(hash::add);
        libraries.stream()
                .sorted(Comparator.comparing(Library::fileName))
                .forEach(library -> Contents.of(library.file())
                        .forEach((name, bytes) -> hash.add(library.fileName() + "!" + name, bytes)));
        return hash.hex();
    }
}
