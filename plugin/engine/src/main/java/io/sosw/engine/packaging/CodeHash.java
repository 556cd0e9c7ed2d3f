package io.sosw.engine.packaging;

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
    public static String of(StagedJars staged) {
        return of(staged.hashes().stream());
    }

    /** Names and order differ from archive to archive. */
    private static String of(Stream<String> hashes) {
        var all = new ContentHash();
        hashes.sorted().forEach(hash -> all.add("", hash));
        return all.hex();
    }
}
