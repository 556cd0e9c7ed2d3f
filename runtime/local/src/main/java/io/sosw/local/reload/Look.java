package io.sosw.local.reload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What folders held at one moment, by time and size. A file that had just been written may be written again within one tick
 * of the file system's clock: such a file is remembered by its content as well.
 */
record Look(Map<Path, Stamp> files) {
    private static final long TICK_MILLIS = 2_000;

    /** @param content a hash, or 0 if time and size are enough */
    record Stamp(Instant modified, long size, int content) {
        static Stamp of(Path file, BasicFileAttributes attributes, Instant now) throws IOException {
            var modified = attributes.lastModifiedTime().toInstant();
            var young = modified.isAfter(now.minusMillis(TICK_MILLIS));
            return new Stamp(modified, attributes.size(), young ? hash(file) : 0);
        }
    }

    private static int hash(Path file) throws IOException {
        return Arrays.hashCode(Files.readAllBytes(file)) | 1;
    }

    /** Whether a later look saw the same. */
    boolean same(Look later) {
        return files.size() == later.files.size()
                && files.entrySet().stream()
                        .allMatch(entry -> same(entry.getKey(), entry.getValue(), later.files.get(entry.getKey())));
    }

    private static boolean same(Path file, Stamp earlier, @Nullable Stamp later) {
        if (later == null || !earlier.modified().equals(later.modified()) || earlier.size() != later.size()) {
            return false;
        }
        try {
            return earlier.content() == 0 || earlier.content() == (later.content() == 0 ? hash(file) : later.content());
        } catch (NoSuchFileException gone) {
            return false;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
