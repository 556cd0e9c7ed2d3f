package io.sosw.local.s3.wire;

import io.sosw.local.wire.rest.BadRequest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Refuses content outside the sizes that a form's policy allows. Not thread-safe. */
final class SizedStream extends FilterInputStream {
    private final long least;
    private final long most;
    private long length;

    SizedStream(InputStream in, long least, long most) {
        super(in);
        this.least = least;
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int wanted) throws IOException {
        var count = in.read(bytes, offset, wanted);
        length += Math.max(0, count);
        if (length > most) {
            throw new BadRequest("EntityTooLarge", "Your proposed upload exceeds the maximum allowed size", null);
        }
        if (count < 0 && length < least) {
            throw new BadRequest(
                    "EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size", null);
        }
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
