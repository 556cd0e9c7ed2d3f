package io.sosw.local.world;

import java.util.UUID;
import java.util.random.RandomGenerator;

/** Identifiers in the shapes that AWS uses, drawn from the shim's own source of randomness. */
public final class Ids {
    private Ids() {}

    /** A random UUID (version 4). */
    public static UUID uuid(RandomGenerator random) {
        var high = (random.nextLong() & ~0xF000L) | 0x4000L;
        var low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /** Random characters of the given alphabet. */
    public static String text(RandomGenerator random, String alphabet, int length) {
        var text = new StringBuilder(length);
        for (var i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
