package io.sosw.local.wire;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body as it comes from the client, whose mistakes are told apart from those of our own files. */
final class SentBody extends FilterInputStream {
    private boolean broken;

    SentBody(InputStream body) {
        super(body);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            return broken ? -1 : super.read(buffer, offset, length);
        } catch (IOException e) {
            broken = true;
            throw new Broken(e);
        }
    }

    /** Its length or a chunk's is a lie, or the client has left. */
    static final class Broken extends IOException {
        private static final long serialVersionUID = 1L;

        Broken(IOException cause) {
            super("the body cannot be read to its end: " + cause.getMessage(), cause);
        }
    }
}
