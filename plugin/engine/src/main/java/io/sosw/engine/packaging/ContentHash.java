package io.sosw.engine.packaging;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Says whether two archives hold the same: names and SHA-256 of the uncompressed bytes. Unlike the hash of the file it
 * does not depend on the zlib that compressed it.
 */
final class ContentHash {
    private final MessageDigest all = sha256();

    /** Entries are added in the archive's order. */
    void add(String name, byte[] content) {
        var line = name + '\0' + HexFormat.of().formatHex(sha256().digest(content)) + '\n';
        all.update(line.getBytes(StandardCharsets.UTF_8));
    }

    /** In hexadecimal; ends the computation. */
    String hex() {
        return HexFormat.of().formatHex(all.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every JVM must have it
        }
    }
}
