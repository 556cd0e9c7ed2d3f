package io.sosw.local.reload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Folders of compiled classes and resources.
 *
 * @param roots in the order of the class path
 * @param clock tells which files are so young that they may be written again within one tick of the file system's clock
 */
record Folders(List<Path> roots, Clock clock) {
    /** What there is. */
    Look look() {
        var seen = new HashMap<Path, Look.Stamp>();
        var now = clock.instant();
        roots.forEach(root -> walk(root, (file, attributes) -> seen.put(file, Look.Stamp.of(file, attributes, now))));
        return new Look(seen);
    }

    /** The classes as they are now: what a run loads later must not come from a later edit. */
    Map<String, ClassFile> classes() {
        var classes = new HashMap<String, ClassFile>();
        for (Path root : roots) {
            walk(root, (file, attributes) -> {
                var name = root.relativize(file).toString();
                if (name.endsWith(".class")) {
                    classes.putIfAbsent(
                            name.substring(0, name.length() - 6)
                                    .replace(file.getFileSystem().getSeparator(), "."),
                            new ClassFile(root, Files.readAllBytes(file)));
                }
            });
        }
        return classes;
    }

    /** @param root where it was found */
    record ClassFile(Path root, byte[] bytes) {}

    @FunctionalInterface
    private interface Visit {
        void file(Path file, BasicFileAttributes attributes) throws IOException;
    }

    /** What has gone since the folder was listed is not there. */
    private static void walk(Path root, Visit visit) {
        if (!Files.isDirectory(root)) {
            return;
        }
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    try {
                        visit.file(file, attributes);
                    } catch (NoSuchFileException gone) {
                        return FileVisitResult.CONTINUE;
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
