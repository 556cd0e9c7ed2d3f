package io.sosw.engine.invoke;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Which files there are, told apart by time and size. A file that was written just before it was looked at may be
 * written again within one tick of the file system's clock: such files are compared by content.
 */
public record SourceTree(Map<Path, Stamp> files) {
    private static final long TICK_MILLIS = 2_000;

    /** @param content a hash, or 0 if time and size are enough */
    public record Stamp(long modified, long size, int content) {}

    static SourceTree of(List<Path> roots, Instant now, Predicate<Path> which) throws IOException {
        return of(roots, now, which, folder -> true);
    }

    /** Looks at the files of the roots that {@code which} takes, in folders that {@code folders} takes. */
    public static SourceTree of(List<Path> roots, Instant now, Predicate<Path> which, Predicate<Path> folders)
            throws IOException {
        var files = new TreeMap<Path, Stamp>();
        for (Path root : roots) {
            if (Files.exists(root)) {
                Files.walkFileTree(root, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                        return folder.equals(root) || folders.test(folder)
                                ? FileVisitResult.CONTINUE
                                : FileVisitResult.SKIP_SUBTREE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                        if (which.test(file)) {
                            files.put(file, stamp(file, attributes, now));
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    /** Editors write beside and rename: what has gone meanwhile is not there. */
                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException gone) {
                        return FileVisitResult.CONTINUE;
                    }
                });
            }
        }
        return new SourceTree(files);
    }

    private static Stamp stamp(Path file, BasicFileAttributes attributes, Instant now) throws IOException {
        var modified = attributes.lastModifiedTime().toInstant();
        boolean young = modified.toEpochMilli() > now.toEpochMilli() - TICK_MILLIS;
        long nanos = modified.getEpochSecond() * 1_000_000_000L + modified.getNano();
        return new Stamp(nanos, attributes.size(), young ? content(file) : 0);
    }

    private static int content(Path file) throws IOException {
        try {
            return Arrays.hashCode(Files.readAllBytes(file)) | 1;
        } catch (NoSuchFileException gone) {
            return 1;
        }
    }

    /** What is new, gone or different since this, the earlier look. */
    public Set<Path> changed(SourceTree later) {
        var changed = new TreeSet<>(files.keySet());
        changed.addAll(later.files.keySet());
        changed.removeIf(file -> {
            var before = files.get(file);
            return before != null && same(file, before, later.files.get(file));
        });
        return changed;
    }

    /** Whether this, the earlier look, saw the same sources. */
    boolean same(SourceTree later) {
        return files.keySet().equals(later.files.keySet())
                && files.entrySet().stream()
                        .allMatch(entry -> same(entry.getKey(), entry.getValue(), later.files.get(entry.getKey())));
    }

    private static boolean same(Path file, Stamp earlier, @org.jspecify.annotations.Nullable Stamp later) {
        if (later == null || earlier.modified() != later.modified() || earlier.size() != later.size()) {
            return false;
        }
        try {
            return earlier.content() == 0 || earlier.content() == content(file);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
