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
        var draft = draft(output);
        try {
            var hash = new ContentHash();
            var parts = new ArrayList<EarlierZip.Part>();
            var jars = write(output, draft, hash, parts);
            var contentHash = hash.hex();
            var file = output.resolve(nameByHash.apply(contentHash));
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
            Files.writeString(output.resolve(file.getFileName() + CONTENT_HASH), contentHash + "\n");
            EarlierZip.note(output, file, kind, parts);
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

    /** Of this thread alone: two may package one project at the same time, in two terminals. */
    private Path draft(Path output) {
        return output.resolve(kind + "." + ProcessHandle.current().pid() + "-"
                + Thread.currentThread().getId() + ".draft");
    }

    private List<PackedJar> write(Path output, Path draft, ContentHash hash, List<EarlierZip.Part> parts)
            throws IOException {
        var jars = new ArrayList<PackedJar>();
        try (var earlier = EarlierZip.of(output, kind);
                var zip = ReproducibleZip.deflated(draft)) {
            for (int slash = folder.indexOf('/'); slash >= 0; slash = folder.indexOf('/', slash + 1)) {
                zip.add(folder.substring(0, slash + 1), new byte[0]);
            }
            var sorted = new ArrayList<>(libraries);
            sorted.sort(Comparator.comparing(Library::fileName));
            for (Library library : sorted) {
                var known = earlier.part(folder + library.fileName(), library.file());
                var packed = known.isPresent() ? earlier.copy(known.get(), zip) : pack(library, zip);
                hash.add(packed.part().name(), packed.part().hash());
                parts.add(packed.part());
                jars.add(new PackedJar(
                        library.fileName(),
                        new ByteSize(packed.part().size()),
                        new ByteSize(packed.zipped()),
                        library.draggedIn(),
                        packed.part().hash()));
            }
        }
        return jars;
    }

    /** A jar with its share of the zip. */
    record Packed(EarlierZip.Part part, long zipped) {}

    private Packed pack(Library library, ReproducibleZip zip) throws IOException {
        var source = EarlierZip.source(library.file());
        var contents = Contents.of(library.file());
        ForbiddenContent.check(library, contents.keySet());
        var name = folder + library.fileName();
        var jar = LibraryJar.bytes(library.file(), contents);
        var entry = zip.add(name, jar);
        return new Packed(
                new EarlierZip.Part(name, source, ContentHash.sha256(jar), jar.length), entry.getCompressedSize());
    }
}
