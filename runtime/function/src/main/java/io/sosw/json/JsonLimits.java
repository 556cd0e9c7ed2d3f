package io.sosw.json;

/**
 * What a document may cost before it is refused.
 *
 * <p>Immutable and thread-safe.
 *
 * @param depth how deep arrays and objects may nest, 1 to 1,000
 * @param length how long a document may be, in bytes or, for a {@link String}, in UTF-16 units
 * @param digits how long the text of one number may be
 */
public record JsonLimits(int depth, int length, int digits) {
    /** 512 levels, 64 MiB, numbers of 1,000 characters. */
    public static final JsonLimits DEFAULT = new JsonLimits(512, 64 << 20, 1000);

    /** Refuses limits that would not protect. */
    public JsonLimits {
        if (depth < 1 || depth > 1000 || length < 1 || digits < 1) {
            throw new IllegalArgumentException(
                    "not limits: depth " + depth + ", length " + length + ", digits " + digits);
        }
    }
}
