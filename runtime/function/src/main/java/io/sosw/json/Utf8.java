package io.sosw.json;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/** What is looked at closely only where text may not have been UTF-8. */
final class Utf8 {
    private Utf8() {}

    static void requireValid(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        var result = StandardCharsets.UTF_8.newDecoder().decode(in, CharBuffer.allocate(bytes.length), true);
        if (result.isError()) {
            throw new JsonException("the document is not encoded in UTF-8: see byte " + (in.position() + 1));
        }
    }
}
