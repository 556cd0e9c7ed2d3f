package io.sosw.local.lambda.environment;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a process prints goes into a file and is read from there: all that was printed before an answer is in it when the
 * answer arrives, which a pipe does not promise.
 */
final class LogFile {
    private final Path file;
    private long read;

    LogFile(Path file) {
        this.file = file;
    }

    /** What was printed since the last time. */
    synchronized String more() {
        if (!Files.exists(file)) {
            return "";
        }
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(read);
            var bytes = new byte[Math.toIntExact(in.length() - read)];
            in.readFully(bytes);
            read += bytes.length;
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
