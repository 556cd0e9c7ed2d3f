package io.sosw.local.s3;

import io.sosw.local.s3.store.ObjectVersion;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Preconditions of a request, in the order of RFC 7232.
 *
 * @param ifMatch ETags of which one must be the object's
 * @param ifNoneMatch ETags of which none may be
 * @param ifModifiedSince holds if the object is newer
 * @param ifUnmodifiedSince holds if it is not
 */
record Conditions(
        @Nullable String ifMatch,
        @Nullable String ifNoneMatch,
        @Nullable Instant ifModifiedSince,
        @Nullable Instant ifUnmodifiedSince) {

    /** 412 or 304 if a reader's condition does not hold. */
    void checkRead(ObjectVersion version) {
        checkMatch(version);
        var modified = ifModifiedSince != null && !isAfter(version, ifModifiedSince);
        if (ifNoneMatch == null ? modified : matches(ifNoneMatch, version)) {
            throw S3Errors.notModified(Map.of("ETag", "\"" + version.etag() + "\""));
        }
    }

    /** 412 if the condition on a copy's source does not hold. */
    void checkSource(ObjectVersion version) {
        checkMatch(version);
        var modified = ifModifiedSince != null && !isAfter(version, ifModifiedSince);
        if (ifNoneMatch == null ? modified : matches(ifNoneMatch, version)) {
            throw S3Errors.preconditionFailed();
        }
    }

    /** 412, or 404 for If-Match without an object, if a writer's condition does not hold. */
    void checkWrite(@Nullable ObjectVersion current) {
        if (ifNoneMatch != null) {
            if (!ifNoneMatch.equals("*")) {
                throw S3Errors.of(501, "NotImplemented", "If-None-Match of a write can only be *");
            }
            if (current != null) {
                throw S3Errors.preconditionFailed();
            }
        }
        if (ifMatch != null) {
            if (current == null) {
                throw S3Errors.noSuchKey(Map.of());
            } else if (!matches(ifMatch, current)) {
                throw S3Errors.preconditionFailed();
            }
        }
    }

    private void checkMatch(ObjectVersion version) {
        var unmodified = ifUnmodifiedSince != null && isAfter(version, ifUnmodifiedSince);
        if (ifMatch == null ? unmodified : !matches(ifMatch, version)) {
            throw S3Errors.preconditionFailed();
        }
    }

    private static boolean isAfter(ObjectVersion version, Instant time) {
        return version.modified().truncatedTo(ChronoUnit.SECONDS).isAfter(time);
    }

    private static boolean matches(String etags, ObjectVersion version) {
        return Arrays.stream(etags.split(",", -1))
                .map(etag -> etag.trim().replaceAll("^W/", "").replace("\"", ""))
                .anyMatch(etag -> etag.equals("*") || etag.equals(version.etag()));
    }
}
