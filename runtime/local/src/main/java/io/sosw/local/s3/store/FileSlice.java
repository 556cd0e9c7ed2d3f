package io.sosw.local.s3.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A stretch of a file. Not thread-safe. */
final class FileSlice extends InputStream {
    private final FileChannel channel;
    private final long end;
    private long at;

    FileSlice(Path file, long from, long count) throws IOException {
        this.channel = FileChannel.open(file, StandardOpenOption.READ);
        this.at = from;
        this.end = from + count;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int wanted) throws IOException {
        if (at >= end) {
            return -1;
        }
        var count = channel.read(ByteBuffer.wrap(bytes, offset, (int) Math.min(wanted, end - at)), at);
        at += Math.max(count, 0);
        return count;
    }

    @Override
    public int available() {
        return (int) Math.min(Integer.MAX_VALUE, end - at);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
