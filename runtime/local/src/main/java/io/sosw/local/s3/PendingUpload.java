package io.sosw.local.s3;

import io.sosw.local.s3.checksum.Algorithm;
import io.sosw.local.s3.store.Segment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A multipart upload that is neither completed nor aborted.
 *
 * @param id the upload id
 * @param bucket where it goes
 * @param key what it becomes
 * @param initiated when it was created
 * @param headers the object's system metadata
 * @param metadata the object's user metadata
 * @param tags the object's tags
 * @param algorithm of the object's checksum
 * @param composite whether that is a checksum of checksums
 * @param parts by number
 * @param ended set once, by who completes or aborts it
 */
record PendingUpload(
        String id,
        Bucket bucket,
        String key,
        Instant initiated,
        Map<String, String> headers,
        Map<String, String> metadata,
        Map<String, String> tags,
        Algorithm algorithm,
        boolean composite,
        NavigableMap<Integer, Part> parts,
        AtomicBoolean ended) {

    PendingUpload(
            String id,
            Bucket bucket,
            String key,
            Instant initiated,
            Map<String, String> headers,
            Map<String, String> metadata,
            Map<String, String> tags,
            Algorithm algorithm,
            boolean composite) {
        this(
                id,
                bucket,
                key,
                initiated,
                headers,
                metadata,
                tags,
                algorithm,
                composite,
                new ConcurrentSkipListMap<>(),
                new AtomicBoolean());
    }

    /** How the object's checksum is made of those of its parts. */
    String checksumType() {
        return composite ? "COMPOSITE" : "FULL_OBJECT";
    }

    /** All bodies of all parts. */
    List<Segment> segments() {
        return parts.values().stream().flatMap(p -> p.segments().stream()).toList();
    }

    /**
     * @param number 1 to 10,000
     * @param etag MD5 in hexadecimal
     * @param size in bytes
     * @param checksum in base 64, of the upload's algorithm
     * @param modified when it was uploaded
     * @param segments its body
     */
    record Part(int number, String etag, long size, String checksum, Instant modified, List<Segment> segments) {}
}
