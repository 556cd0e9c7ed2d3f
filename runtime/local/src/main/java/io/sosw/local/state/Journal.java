package io.sosw.local.state;

import io.sosw.error.UserError;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * A file that only grows: a header with the version of its format, then records of length, CRC-32C and content. A record
 * that a crash cut short is the last one and is cut off when the file is opened.
 *
 * <p>Appending is for one thread at a time, {@link #sync} for any number: they share the disk's work.
 */
final class Journal implements AutoCloseable {
    /** Raised whenever older programs could not read what newer ones write. */
    static final int VERSION = 1;

    private static final byte[] MAGIC = "sosw journal".getBytes(StandardCharsets.US_ASCII);
    static final int HEADER = 16;
    private static final int FRAME = 8;
    private static final int LARGEST = 256 << 20;

    private final Path file;
    private final FileChannel channel;
    private final boolean lasting;
    private final Object forcing = new Object();
    private volatile long written;
    private volatile long forced;
    private volatile boolean failed;

    private Journal(Path file, FileChannel channel, boolean lasting, long end) {
        this.file = file;
        this.lasting = lasting;
        this.channel = channel;
        this.written = end;
        this.forced = end;
    }

    /**
     * Opens the file, or makes it, and hands over all its records.
     *
     * @param lasting whether what is synced survives the machine; else the file is as good as memory
     * @throws UserError if the file is damaged or of a version that is not known; it is left as it is
     */
    static Journal open(Path file, boolean lasting, Consumer<byte[]> records) throws IOException {
        var end = Files.exists(file) && Files.size(file) >= HEADER ? read(file, records) : 0;
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (end == 0) {
            channel.truncate(0);
            channel.write(ByteBuffer.allocate(HEADER).put(MAGIC).putInt(VERSION).flip(), 0);
            end = HEADER;
        }
        channel.truncate(end);
        if (lasting) {
            channel.force(true);
        }
        return new Journal(file, channel, lasting, end);
    }

    /** Where the last whole record ends. */
    private static long read(Path file, Consumer<byte[]> records) throws IOException {
        var size = Files.size(file);
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            checkHeader(file, in.readNBytes(MAGIC.length), in.readInt());
            var end = (long) HEADER;
            while (size - end >= FRAME) {
                var length = in.readInt();
                var sum = in.readInt();
                if (length > size - end - FRAME) {
                    return end; // cut short
                }
                var content = length <= 0 || length > LARGEST ? new byte[0] : in.readNBytes(length);
                if (content.length == 0 || sum != sum(content)) {
                    if (end + FRAME + length == size) {
                        return end;
                    }
                    throw damaged(file, end, size);
                }
                records.accept(content);
                end += FRAME + length;
            }
            return end;
        }
    }

    private static void checkHeader(Path file, byte[] magic, int version) {
        if (!java.util.Arrays.equals(magic, MAGIC)) {
            throw damaged(file, 0, magic.length);
        }
        if (version != VERSION) {
            throw new UserError(
                    "the state in " + file + " has format " + version + ", and this shim knows format " + VERSION
                            + " only",
                    "use the version of sosw that wrote it, or begin anew: mvn sosw:shim-reset",
                    "state-version");
        }
    }

    private static UserError damaged(Path file, long at, long size) {
        return new UserError(
                "the state in " + file + " is damaged at byte " + at + " of " + size + "; nothing of it was changed",
                "restore the file, load a saved state (mvn sosw:shim-load -Dsosw.state=NAME), or begin anew: "
                        + "mvn sosw:shim-reset",
                "state-damaged");
    }

    private static int sum(byte[] content) {
        var crc = new CRC32C();
        crc.update(content);
        return (int) crc.getValue();
    }

    /**
     * Writes a record; {@link #sync} makes it last.
     *
     * @return what to hand to {@link #sync}
     * @throws UserError if the disk takes no more; the file keeps all records before
     */
    long append(byte[] content) {
        checkWritable();
        var frame = ByteBuffer.allocate(FRAME + content.length);
        frame.putInt(content.length).putInt(sum(content)).put(content).flip();
        try {
            var at = written;
            while (frame.hasRemaining()) {
                at += channel.write(frame, at);
            }
            written = at;
            return at;
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /** Returns once all up to the position survive any end of the process and of the machine. */
    void sync(long position) {
        if (!lasting || forced >= position) {
            return;
        }
        synchronized (forcing) {
            if (forced >= position) {
                return;
            }
            checkWritable();
            var upTo = written;
            try {
                channel.force(false);
                forced = upTo;
            } catch (IOException e) {
                throw refused(e);
            }
        }
    }

    private void checkWritable() {
        if (failed) {
            throw refused(new IOException("it failed before"));
        }
    }

    private UserError refused(IOException cause) {
        failed = true;
        return new UserError(
                "the state in " + file + " cannot be written: " + cause.getMessage()
                        + ". What was acknowledged before is kept; this call and later changes are not",
                "make room on the disk, then start the shim again: mvn sosw:shim-stop, mvn sosw:shim -Dsosw.persist",
                "state-disk",
                cause);
    }

    long size() {
        return written;
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            if (lasting && channel.isOpen() && !failed) {
                channel.force(true);
            }
        }
    }
}
