package io.sosw.wrapper.lambda;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer of HTTP/1.1, as far as the Runtime API needs it.
 *
 * @param status the status code
 * @param headers by name in lower case
 * @param body to its end
 */
record HttpMessage(int status, Map<String, String> headers, byte[] body) {
    private static final int LONGEST_LINE = 1 << 20;

    @Nullable
    String header(String lowerCaseName) {
        return headers.get(lowerCaseName);
    }

    boolean closes() {
        return "close".equalsIgnoreCase(headers.get("connection"));
    }

    /** Reads one answer; null if the peer has closed the connection before its first byte. */
    static @Nullable HttpMessage read(InputStream in) throws IOException {
        var statusLine = line(in);
        if (statusLine == null) {
            return null;
        }
        var headers = new HashMap<String, String>();
        for (var line = required(in); !line.isEmpty(); line = required(in)) {
            var colon = line.indexOf(':');
            if (colon < 0) {
                throw new IOException("Not a header of HTTP: " + line);
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).trim());
        }
        return new HttpMessage(status(statusLine), headers, body(in, headers));
    }

    private static int status(String line) throws IOException {
        try {
            return Integer.parseInt(line.substring(9, 12));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new IOException("Not an answer of HTTP: " + line, e);
        }
    }

    private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
        if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            return ChunkedBody.read(in);
        }
        var length = headers.get("content-length");
        if (length == null) {
            return "close".equalsIgnoreCase(headers.get("connection")) ? in.readAllBytes() : new byte[0];
        }
        return exactly(in, Integer.parseInt(length));
    }

    static byte[] exactly(InputStream in, int length) throws IOException {
        var bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("The connection ended after " + bytes.length + " of " + length + " bytes");
        }
        return bytes;
    }

    static String required(InputStream in) throws IOException {
        var line = line(in);
        if (line == null) {
            throw new EOFException("The connection ended inside an answer");
        }
        return line;
    }

    private static @Nullable String line(InputStream in) throws IOException {
        var bytes = new byte[128];
        var length = 0;
        for (var b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                if (length == 0) {
                    return null;
                }
                throw new EOFException("The connection ended inside a line");
            }
            if (length == LONGEST_LINE) {
                throw new IOException("A line of HTTP is longer than " + LONGEST_LINE + " bytes");
            }
            if (length == bytes.length) {
                bytes = java.util.Arrays.copyOf(bytes, length * 2);
            }
            bytes[length++] = (byte) b;
        }
        var end = length > 0 && bytes[length - 1] == '\r' ? length - 1 : length;
        return new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
    }
}
