package io.sosw.engine.jre;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names what is made from equal things equally, and from other things differently. */
final class Key {
    private static final int LENGTH = 16;

    private final MessageDigest digest;

    Key() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every JVM must have it
        }
    }

    Key add(Object value) {
        digest.update((value + "\n").getBytes(StandardCharsets.UTF_8));
        return this;
    }

    String text() {
        return HexFormat.of().formatHex(digest.digest()).substring(0, LENGTH);
    }
}
