package io.sosw.local.s3;

import io.sosw.local.s3.store.ObjectVersion;
import io.sosw.local.s3.store.StoredChecksum;
import io.sosw.local.wire.rest.HeaderMembers;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.SdkPojo;

/** An object's metadata as headers: from a request that stores it, into an answer that tells it. */
final class StoredHeaders {
    private static final Set<String> STORED = Set.of(
            "Content-Type",
            "Cache-Control",
            "Content-Disposition",
            "Content-Encoding",
            "Content-Language",
            "Expires",
            "x-amz-website-redirect-location",
            "x-amz-storage-class",
            "x-amz-server-side-encryption",
            "x-amz-server-side-encryption-aws-kms-key-id",
            "x-amz-server-side-encryption-bucket-key-enabled",
            "x-amz-object-lock-mode",
            "x-amz-object-lock-retain-until-date",
            "x-amz-object-lock-legal-hold");
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private StoredHeaders() {}

    /** What a put, a copy or a new upload says of the object. */
    static Map<String, String> of(SdkPojo request) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", "binary/octet-stream");
        headers.put("x-amz-server-side-encryption", "AES256");
        headers.putAll(HeaderMembers.read(request, STORED));
        headers.remove("x-amz-storage-class", "STANDARD");
        headers.remove("Content-Encoding", "");
        return headers;
    }

    /** What GET and HEAD answer. */
    static Map<String, String> of(Bucket bucket, ObjectVersion version, boolean withChecksum) {
        var headers = new LinkedHashMap<>(version.headers());
        headers.put("ETag", quoted(version));
        headers.put("Last-Modified", date(version.modified()));
        headers.put("accept-ranges", "bytes");
        headers.put("Content-Length", Long.toString(version.size()));
        if (bucket.versioning() != null) {
            headers.put("x-amz-version-id", version.versionId());
        }
        if (!version.tags().isEmpty()) {
            headers.put("x-amz-tagging-count", Integer.toString(version.tags().size()));
        }
        if (withChecksum) {
            headers.putAll(checksum(version.checksum()));
        }
        return headers;
    }

    /** A checksum and its type. */
    static Map<String, String> checksum(StoredChecksum checksum) {
        if (checksum.value().isEmpty()) {
            return Map.of();
        }
        return Map.of(
                "x-amz-checksum-" + checksum.algorithm().toLowerCase(Locale.ROOT),
                checksum.value(),
                "x-amz-checksum-type",
                checksum.type());
    }

    /** Puts headers into an answer's builder. */
    static <B extends SdkPojo> B fill(B builder, Map<String, String> headers) {
        HeaderMembers.fill(builder, headers);
        return builder;
    }

    static String date(Instant time) {
        return HTTP_DATE.format(time);
    }

    static String storageClass(ObjectVersion version) {
        return version.headers().getOrDefault("x-amz-storage-class", "STANDARD");
    }

    static String quoted(ObjectVersion version) {
        return "\"" + version.etag() + "\"";
    }
}
