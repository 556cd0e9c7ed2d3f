package io.sosw.json;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/** The only encoding in which JSON travels between systems (RFC 8259, 8.1); a byte order mark is ignored. */
final class Utf8 {
    private Utf8() {}

    static String decode(byte[] bytes) {
        var start = bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF
                ? 3
                : 0;
        var text = new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') >= 0) {
            requireValid(bytes);
        }
        return text;
    }

    private static void requireValid(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        var result = StandardCharsets.UTF_8.newDecoder().decode(in, CharBuffer.allocate(bytes.length), true);
        if (result.isError()) {
            throw new JsonException("the document is not encoded in UTF-8: see byte " + (in.position() + 1));
        }
    }
}
