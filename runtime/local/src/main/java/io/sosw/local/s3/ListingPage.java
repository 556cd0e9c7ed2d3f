package io.sosw.local.s3;

import io.sosw.local.s3.store.ObjectVersion;
import io.sosw.local.s3.store.VersionKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A page of a listing.
 *
 * @param versions the objects or versions on it
 * @param prefixes common prefixes, each standing for all that it begins
 * @param truncated whether more follows
 * @param last the key or the common prefix that the page ends with, or empty
 * @param lastVersion the version that the page ends with, or null if it is a common prefix
 */
record ListingPage(
        List<ObjectVersion> versions,
        List<String> prefixes,
        boolean truncated,
        String last,
        @Nullable ObjectVersion lastVersion) {

    /** What is asked for. */
    record Query(String prefix, String delimiter, int limit, boolean allVersions) {}

    /** Reads a page that begins at {@code from}. */
    static ListingPage read(Bucket bucket, Query query, VersionKey from) {
        var versions = new ArrayList<ObjectVersion>();
        var prefixes = new ArrayList<String>();
        var last = "";
        ObjectVersion lastVersion = null;
        var start = VersionKey.newestOf(query.prefix());
        var cursor = bucket.versions().cursor(from.compareTo(start) > 0 ? from : start);
        String seen = null;
        while (cursor.hasNext()) {
            var key = Objects.requireNonNull(cursor.next()).key();
            if (!key.startsWith(query.prefix())) {
                break;
            }
            var version = Objects.requireNonNull(cursor.getValue());
            var newest = !key.equals(seen);
            seen = key;
            if (!query.allVersions() && (!newest || version.deleteMarker())) {
                continue;
            }
            if (versions.size() + prefixes.size() >= query.limit()) {
                return new ListingPage(versions, prefixes, query.limit() > 0, last, lastVersion);
            }
            var end = query.delimiter().isEmpty()
                    ? -1
                    : key.indexOf(query.delimiter(), query.prefix().length());
            if (end < 0) {
                versions.add(version);
                last = key;
                lastVersion = version;
            } else {
                last = key.substring(0, end + query.delimiter().length());
                lastVersion = null;
                prefixes.add(last);
                cursor = bucket.versions().cursor(VersionKey.after(last));
            }
        }
        return new ListingPage(versions, prefixes, false, last, lastVersion);
    }

    /** Where a page begins that follows one that ended with {@code marker}. */
    static VersionKey following(String marker, String delimiter, String prefix) {
        var isPrefix = !delimiter.isEmpty() && marker.endsWith(delimiter) && marker.length() > prefix.length();
        return isPrefix ? VersionKey.after(marker) : after(marker);
    }

    /** After all versions of the key. */
    static VersionKey after(String key) {
        return key.isEmpty() ? VersionKey.newestOf("") : new VersionKey(key, Long.MIN_VALUE);
    }
}
