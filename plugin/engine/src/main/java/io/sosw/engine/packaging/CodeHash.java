package io.sosw.engine.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Which jars an archive holds, the same for zips, a layer with its zip, and an image of the same jars. */
public final class CodeHash {
    private CodeHash() {}

    static String of(List<PackedZip> zips) {
        return of(zips.stream()
                .flatMap(zip -> zip.jars().stream())
                .map(PackedJar::hash)
                .filter(hash -> !hash.isEmpty()));
    }

    /** In hexadecimal. */
    public static String of(StagedJars staged) throws IOException {
        var hashes = new ArrayList<String>();
        for (Path jar : staged.classPath()) {
            hashes.add(ContentHash.sha256(Files.readAllBytes(jar)));
        }
        return of(hashes.stream());
    }

    /** Names and order differ from archive to archive. */
    private static String of(Stream<String> hashes) {
        var all = new ContentHash();
        hashes.sorted().forEach(hash -> all.add("", hash));
        return all.hex();
    }
}
