package io.sosw.wrapper.lambda;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body in chunks, as Go's server sends what it does not know the length of. */
final class ChunkedBody {
    private ChunkedBody() {}

    static byte[] read(InputStream in) throws IOException {
        var body = new ByteArrayOutputStream();
        for (var size = size(in); size > 0; size = size(in)) {
            body.write(HttpMessage.exactly(in, size));
            HttpMessage.required(in);
        }
        var trailer = HttpMessage.required(in);
        while (!trailer.isEmpty()) {
            trailer = HttpMessage.required(in);
        }
        return body.toByteArray();
    }

    private static int size(InputStream in) throws IOException {
        var line = HttpMessage.required(in);
        var extension = line.indexOf(';');
        try {
            return Integer.parseUnsignedInt((extension < 0 ? line : line.substring(0, extension)).trim(), 16);
        } catch (NumberFormatException e) {
            throw new IOException("Not the size of a chunk: " + line, e);
        }
    }
}
