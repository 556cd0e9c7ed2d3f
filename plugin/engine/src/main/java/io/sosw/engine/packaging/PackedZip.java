package io.sosw.engine.packaging;

import java.nio.file.Path;
import java.util.List;

/**
 * A zip that was written.
 *
 * @param kind {@code function} or {@code layer}
 * @param unzipped what Lambda counts against its quota
 * @param sha256 of the file in Base64, as Lambda's {@code CodeSha256}
 * @param contentHash see {@link ContentHash}
 */
public record PackedZip(
        Path file,
        String kind,
        ByteSize size,
        ByteSize unzipped,
        String sha256,
        String contentHash,
        List<PackedJar> jars) {

    /** Copies the list. */
    public PackedZip {
        jars = List.copyOf(jars);
    }
}
