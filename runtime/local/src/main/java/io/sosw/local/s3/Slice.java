package io.sosw.local.s3;

import io.sosw.local.s3.store.ObjectVersion;
import org.jspecify.annotations.Nullable;

/**
 * What of an object a reader gets.
 *
 * @param first offset
 * @param length in bytes
 * @param isPartial whether less than the whole was asked for
 * @param parts how many the object has, if one of them was asked for, else 0
 */
record Slice(long first, long length, boolean isPartial, int parts) {

    static Slice of(ObjectVersion version, @Nullable String range, @Nullable Integer partNumber) {
        if (partNumber != null) {
            if (range != null) {
                throw S3Errors.invalidRequest("Cannot specify both Range header and partNumber query parameter");
            }
            return part(version, partNumber);
        }
        var wanted = ByteRange.of(range, version.size());
        return wanted == null
                ? new Slice(0, version.size(), false, 0)
                : new Slice(wanted.first(), wanted.length(), true, 0);
    }

    String contentRange(long size) {
        return new ByteRange(first, first + length - 1).of(size);
    }

    private static Slice part(ObjectVersion version, int number) {
        var parts = version.parts();
        if (number < 1 || number > Math.max(1, parts.size())) {
            throw S3Errors.of(416, "InvalidPartNumber", "The requested partnumber is not satisfiable");
        }
        if (parts.isEmpty()) {
            return new Slice(0, version.size(), version.size() > 0, 0);
        }
        long first = 0;
        for (var part : parts.subList(0, number - 1)) {
            first += part.size();
        }
        return new Slice(first, parts.get(number - 1).size(), true, parts.size());
    }
}
