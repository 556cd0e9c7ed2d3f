package io.sosw.local.s3.store;

/**
 * Orders versions as S3 lists them: by the UTF-8 bytes of the key, newest first.
 *
 * @param key the object's key
 * @param sequence greater is newer
 */
public record VersionKey(String key, long sequence) implements Comparable<VersionKey> {

    /** Before all versions of the key. */
    public static VersionKey newestOf(String key) {
        return new VersionKey(key, Long.MAX_VALUE);
    }

    /** After all keys that begin with the prefix. */
    public static VersionKey after(String prefix) {
        return new VersionKey(prefix + "\uDBFF\uDFFF", Long.MIN_VALUE);
    }

    @Override
    public int compareTo(VersionKey other) {
        var order = compare(key, other.key);
        return order == 0 ? Long.compare(other.sequence, sequence) : order;
    }

    /** Compares as the UTF-8 bytes would, which is not the order of UTF-16 units. */
    public static int compare(String left, String right) {
        var length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            var a = left.charAt(i);
            var b = right.charAt(i);
            if (a != b) {
                return rank(a) - rank(b);
            }
        }
        return left.length() - right.length();
    }

    /** Surrogates stand for code points above all other units. */
    private static int rank(char unit) {
        if (unit >= 0xE000) {
            return unit - 0x800;
        }
        return unit >= 0xD800 ? unit + 0x2000 : unit;
    }
}
