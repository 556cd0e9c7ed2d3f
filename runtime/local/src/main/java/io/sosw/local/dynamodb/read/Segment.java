package io.sosw.local.dynamodb.read;

import org.jspecify.annotations.Nullable;

/**
 * A share of the hash space of partitions.
 *
 * @param number from 0
 */
record Segment(int number, int total) {
    private static final long HASHES = 1L << 32;

    /** Null: from the beginning. */
    byte @Nullable [] from() {
        return number == 0 ? null : hash(number);
    }

    /** Null: to the end. */
    byte @Nullable [] to() {
        return number == total - 1 ? null : hash(number + 1L);
    }

    private byte[] hash(long share) {
        long hash = HASHES * share / total;
        return new byte[] {(byte) (hash >>> 24), (byte) (hash >>> 16), (byte) (hash >>> 8), (byte) hash};
    }
}
