package io.sosw.local.s3.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.LongDataType;
import org.jspecify.annotations.Nullable;

/**
 * Index and bodies of one S3. Memory stays small however much is stored, if there is a directory.
 *
 * <p>Safe for use by several threads.
 */
public final class S3Store implements AutoCloseable {
    private final MVStore index;
    private final AtomicLong ids = new AtomicLong();
    private final Bodies bodies;
    private final boolean temporary;
    private volatile @Nullable Path directory;

    private S3Store(MVStore index, @Nullable Path directory, boolean temporary) {
        this.index = index;
        this.directory = directory;
        this.temporary = temporary;
        var small = index.openMap(
                "bodies",
                new MVMap.Builder<Long, byte[]>().keyType(LongDataType.INSTANCE).valueType(ByteArrayDataType.INSTANCE));
        this.bodies = new Bodies(small, this::directory, ids);
    }

    /** Small bodies in the heap, large ones in a temporary directory that is made when the first one comes. */
    public static S3Store inMemory() {
        return new S3Store(new MVStore.Builder().open(), null, true);
    }

    /** All in files of the directory; what was there before is deleted. */
    public static S3Store in(Path directory) {
        delete(directory);
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var index = new MVStore.Builder()
                .fileName(directory.resolve("index.mv").toString())
                .cacheSize(8)
                .autoCommitBufferSize(2048)
                .open();
        index.setRetentionTime(0);
        index.setVersionsToKeep(0);
        return new S3Store(index, directory, false);
    }

    /** A number greater than all before. */
    public long next() {
        return ids.incrementAndGet();
    }

    /** The bodies. */
    public Bodies bodies() {
        return bodies;
    }

    /** The versions of a bucket's objects, in S3's order. */
    public MVMap<VersionKey, ObjectVersion> versions(String bucket) {
        return index.openMap(
                "versions." + bucket + "." + next(),
                new MVMap.Builder<VersionKey, ObjectVersion>()
                        .keyType(new VersionKeyType())
                        .valueType(new ObjectVersionType()));
    }

    /** Forgets a bucket's index. */
    public void remove(MVMap<VersionKey, ObjectVersion> versions) {
        index.removeMap(versions);
    }

    @Override
    public void close() {
        index.closeImmediately();
        var used = directory;
        if (used != null && temporary) {
            delete(used);
        }
    }

    private synchronized Path directory() {
        var known = directory;
        if (known == null) {
            try {
                known = Files.createTempDirectory("sosw-s3-");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            directory = known;
            var made = known;
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(made), "s3-bodies-delete"));
        }
        return known;
    }

    private static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
