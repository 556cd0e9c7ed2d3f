package io.sosw.local.wire;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Stops reading a body that is larger than the service takes. */
final class BodyLimit extends FilterInputStream {
    private final long limit;
    private long seen;

    BodyLimit(InputStream body, long limit) {
        super(body);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        var value = super.read();
        return value < 0 ? value : (int) counted(1, value);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        var count = super.read(buffer, offset, length);
        return count < 0 ? count : (int) counted(count, count);
    }

    /** Parsers close what they read; here the server does, after it has taken in the rest. */
    @Override
    public void close() {}

    private long counted(int count, int result) throws BodyTooLarge {
        seen += count;
        if (seen > limit) {
            throw new BodyTooLarge(limit);
        }
        return result;
    }

    /** The body went over the limit. */
    static final class BodyTooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        BodyTooLarge(long limit) {
            super("The request body is larger than " + limit + " bytes");
        }
    }
}
