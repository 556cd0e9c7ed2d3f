package io.sosw.engine.image;

import io.sosw.engine.packaging.ContentHash;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * SHA-256 of an image's file, begun in a thread of its own with the bytes that do not change, while the ones that do are
 * still being made. Confined to one thread besides that.
 */
final class TarHash implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final long fixed;
    private final FutureTask<MessageDigest> begun;

    private TarHash(long fixed, FutureTask<MessageDigest> begun) {
        this.fixed = fixed;
        this.begun = begun;
    }

    /** Begins with so many bytes of a file; the one that is asked for later begins with the same. */
    static TarHash begin(Path file, long fixed) {
        var task = new FutureTask<>(() -> hash(ContentHash.sha256(), file, 0, fixed));
        var thread = new Thread(task, "sosw-image-hash");
        thread.setDaemon(true);
        thread.start();
        return new TarHash(fixed, task);
    }

    private static MessageDigest hash(MessageDigest digest, Path file, long from, long to) throws IOException {
        var buffer = ByteBuffer.allocate(BUFFER);
        try (var channel = FileChannel.open(file)) {
            for (long at = from; at < to; at += buffer.limit()) {
                buffer.clear().limit((int) Math.min(BUFFER, to - at));
                if (channel.read(buffer, at) < 0) {
                    throw new IOException(file + " has become shorter");
                }
                buffer.flip();
                digest.update(buffer.array(), 0, buffer.limit());
            }
            return digest;
        }
    }

    /** Of a whole file, in Base64 as Lambda's {@code CodeSha256}; asked for once. */
    String of(Path file) throws IOException, InterruptedException {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            hash(begun.get(), file, fixed, Files.size(file)).digest());
        } catch (ExecutionException failed) {
            throw new IOException(file + ": " + failed.getCause(), failed);
        }
    }

    /** Ends what has begun. */
    @Override
    public void close() {
        begun.cancel(true);
    }
}
