package io.sosw.local.wire;

import java.util.Base64;

/** Blobs in JSON, XML and forms. */
public final class Base64Text {
    private Base64Text() {}

    /**
     * @throws Unreadable if the text is not base64
     */
    public static byte[] decode(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new Unreadable("Invalid Base64: " + e.getMessage(), e);
        }
    }

    public static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
