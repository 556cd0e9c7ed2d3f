package io.sosw.engine.packaging;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Says whether two archives hold the same: names and SHA-256 of the uncompressed bytes. Unlike the hash of the file it
 * does not depend on the zlib that compressed it.
 */
public final class ContentHash {
    private final MessageDigest all = sha256();

    /** Entries are added in the archive's order. */
    void add(String name, byte[] content) {
        add(name, sha256(content));
    }

    /** Adds an entry whose SHA-256 is known. */
    void add(String name, String hash) {
        var line = name + '\0' + hash + '\n';
        all.update(line.getBytes(StandardCharsets.UTF_8));
    }

    /** In hexadecimal; ends the computation. */
    String hex() {
        return HexFormat.of().formatHex(all.digest());
    }

    /** Of bytes, in hexadecimal. */
    public static String sha256(byte[] content) {
        return HexFormat.of().formatHex(sha256().digest(content));
    }

    /** A computation of SHA-256. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every JVM must have it
        }
    }
}
