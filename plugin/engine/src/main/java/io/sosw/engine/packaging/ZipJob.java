package io.sosw.engine.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Writes one zip of jars.
 *
 * @param folder within the zip, with a slash at its end
 */
record ZipJob(String kind, String folder, List<Library> libraries) {
    static final String CONTENT_HASH = ".content-sha256";

    /** Writes the zip and its content hash beside it; the name may depend on the hash. */
    PackedZip write(Path output, UnaryOperator<String> nameByHash) throws IOException {
        Files.createDirectories(output);
        var draft = output.resolve(kind + ".draft");
        try {
            var hash = new ContentHash();
            var jars = write(draft, hash);
            var contentHash = hash.hex();
            var file = output.resolve(nameByHash.apply(contentHash));
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
            Files.writeString(output.resolve(file.getFileName() + CONTENT_HASH), contentHash + "\n");
            long unzipped = jars.stream().mapToLong(jar -> jar.size().bytes()).sum();
            return new PackedZip(
                    file,
                    kind,
                    new ByteSize(Files.size(file)),
                    new ByteSize(unzipped),
                    ArtifactsFile.sha256(file),
                    contentHash,
                    jars);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private List<PackedJar> write(Path draft, ContentHash hash) throws IOException {
        var jars = new ArrayList<PackedJar>();
        try (var zip = ReproducibleZip.deflated(draft)) {
            for (int slash = folder.indexOf('/'); slash >= 0; slash = folder.indexOf('/', slash + 1)) {
                zip.add(folder.substring(0, slash + 1), new byte[0]);
            }
            var sorted = new ArrayList<>(libraries);
            sorted.sort(Comparator.comparing(Library::fileName));
            for (Library library : sorted) {
                var contents = Contents.of(library.file());
                ForbiddenContent.check(library, contents.keySet());
                var name = folder + library.fileName();
                var jar = LibraryJar.bytes(library.file(), contents);
                hash.add(name, jar);
                var entry = zip.add(name, jar);
                jars.add(new PackedJar(
                        library.fileName(),
                        new ByteSize(jar.length),
                        new ByteSize(entry.getCompressedSize()),
                        library.draggedIn()));
            }
        }
        return jars;
    }
}
