package io.sosw.local.s3;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of an object.
 *
 * @param first offset
 * @param last offset, included
 */
record ByteRange(long first, long last) {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d*)-(\\d*)", Pattern.CASE_INSENSITIVE);

    /**
     * The range that a header asks of an object of that size, or null for the whole: S3 ignores what is no single range.
     *
     * @throws software.amazon.awssdk.awscore.exception.AwsServiceException 416 if nothing lies in the range
     */
    static @Nullable ByteRange of(@Nullable String header, long size) {
        var match = RANGE.matcher(header == null ? "" : header.trim());
        if (!match.matches() || match.group(1).isEmpty() && match.group(2).isEmpty()) {
            return null;
        }
        if (match.group(1).isEmpty()) {
            var suffix = number(match.group(2));
            if (suffix == 0 || size == 0) {
                throw notSatisfiable();
            }
            return new ByteRange(Math.max(0, size - suffix), size - 1);
        }
        var first = number(match.group(1));
        var last = match.group(2).isEmpty() ? Long.MAX_VALUE : number(match.group(2));
        if (last < first) {
            return null;
        }
        if (first >= size) {
            throw notSatisfiable();
        }
        return new ByteRange(first, Math.min(last, size - 1));
    }

    long length() {
        return last - first + 1;
    }

    /** As the Content-Range header says it. */
    String of(long size) {
        return "bytes " + first + "-" + last + "/" + size;
    }

    private static long number(String digits) {
        return digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits);
    }

    private static RuntimeException notSatisfiable() {
        return S3Errors.of(416, "InvalidRange", "The requested range is not satisfiable");
    }
}
