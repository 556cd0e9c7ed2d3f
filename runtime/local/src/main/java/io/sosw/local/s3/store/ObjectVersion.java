package io.sosw.local.s3.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A version of an object, or a delete marker.
 *
 * @param key the object's key
 * @param sequence later versions have greater ones
 * @param versionId {@code null} as text where the bucket was not versioned
 * @param modified when it was written
 * @param deleteMarker whether it hides the versions before it
 * @param etag without quotes
 * @param headers system metadata by header name
 * @param metadata user metadata, names in lower case
 * @param tags object tags
 * @param checksum the additional checksum
 * @param parts of a multipart upload, else empty
 * @param segments the body
 */
public record ObjectVersion(
        String key,
        long sequence,
        String versionId,
        Instant modified,
        boolean deleteMarker,
        String etag,
        Map<String, String> headers,
        Map<String, String> metadata,
        Map<String, String> tags,
        StoredChecksum checksum,
        List<PartSummary> parts,
        List<Segment> segments) {

    /** The version id of objects in buckets without versioning. */
    public static final String NULL_VERSION = "null";

    /** No additional checksum: delete markers have none. */
    public static final StoredChecksum NO_CHECKSUM = new StoredChecksum("", "", "");

    /** A delete marker. */
    public static ObjectVersion marker(String key, long sequence, String versionId, Instant modified) {
        return new ObjectVersion(
                key,
                sequence,
                versionId,
                modified,
                true,
                "",
                Map.of(),
                Map.of(),
                Map.of(),
                NO_CHECKSUM,
                List.of(),
                List.of());
    }

    /** The body's length in bytes. */
    public long size() {
        return segments.stream().mapToLong(Segment::length).sum();
    }

    /** The same with other tags. */
    public ObjectVersion withTags(Map<String, String> newTags) {
        return new ObjectVersion(
                key,
                sequence,
                versionId,
                modified,
                deleteMarker,
                etag,
                headers,
                metadata,
                newTags,
                checksum,
                parts,
                segments);
    }

    /** The same with other system metadata. */
    public ObjectVersion withHeaders(Map<String, String> newHeaders) {
        return new ObjectVersion(
                key,
                sequence,
                versionId,
                modified,
                deleteMarker,
                etag,
                newHeaders,
                metadata,
                tags,
                checksum,
                parts,
                segments);
    }
}
