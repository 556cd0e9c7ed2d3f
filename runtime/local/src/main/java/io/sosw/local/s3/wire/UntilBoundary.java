package io.sosw.local.s3.wire;

import io.sosw.local.wire.rest.BadRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Ends before a boundary, and takes the boundary from the underlying stream. The boundary's first character must not
 * occur in it again, unless it is the hyphen at the very beginning of a form. Not thread-safe.
 */
final class UntilBoundary extends InputStream {
    private final InputStream in;
    private final byte[] boundary;
    private int matched;
    private int replay;
    private int replayEnd;
    private int pending = -1;
    private boolean ended;

    UntilBoundary(InputStream in, String boundary) {
        this.in = in;
        this.boundary = boundary.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int read() throws IOException {
        if (replay < replayEnd) {
            return boundary[replay++];
        }
        if (pending >= 0) {
            var next = pending;
            pending = -1;
            if (next != boundary[0]) {
                return next;
            }
            matched = 1;
        }
        while (!ended) {
            var next = in.read();
            if (next < 0) {
                throw new BadRequest("IncompleteBody", "The form ends before its last boundary.", null);
            }
            if (next == boundary[matched]) {
                matched++;
                ended = matched == boundary.length;
            } else if (matched == 0) {
                return next;
            } else {
                replay = 1;
                replayEnd = matched;
                matched = 0;
                pending = next;
                return boundary[0];
            }
        }
        return -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int wanted) throws IOException {
        var count = 0;
        while (count < wanted) {
            var next = read();
            if (next < 0) {
                return count == 0 && wanted > 0 ? -1 : count;
            }
            bytes[offset + count++] = (byte) next;
        }
        return count;
    }

    /** Reads to the boundary. */
    void skipAll() throws IOException {
        while (read() >= 0) {
            // what stands before the first boundary says nothing
        }
    }
}
