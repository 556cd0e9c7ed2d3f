package io.sosw.local.s3;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Makes ids that clients cannot guess and tests can repeat. Safe for use by several threads. */
final class Ids {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._";

    private final RandomGenerator random;

    Ids(RandomGenerator random) {
        this.random = random;
    }

    /** As version ids and upload ids look. */
    synchronized String opaque(int length) {
        var id = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return id.toString();
    }

    /** As request ids look. */
    synchronized String request() {
        return HexFormat.of().withUpperCase().toHexDigits(random.nextLong());
    }
}
