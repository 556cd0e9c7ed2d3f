package io.sosw.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The files of this repository as they lie on disk. */
record Repository(Path root) {
    private static final Set<String> NOT_OURS = Set.of(".git", "target", ".sosw", ".idea", "node_modules");

    /** The repository around the working directory. */
    static Repository here() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve(".mvn"))) {
            folder = folder.getParent();
        }
        return new Repository(folder);
    }

    /** Java sources of the product and its tests, without the {@code package-info} files, which hold no code. */
    List<SourceFile> javaFiles() {
        return filesNamed(".java").stream()
                .filter(file -> !file.path().endsWith("package-info.java"))
                .toList();
    }

    List<SourceFile> filesNamed(String ending) {
        try (var paths = Files.walk(root)) {
            return paths.filter(path -> path.toString().endsWith(ending) && isOurs(root.relativize(path)))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .map(path -> new SourceFile(root.relativize(path), read(path)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text(String path) {
        return read(root.resolve(path));
    }

    private static boolean isOurs(Path relative) {
        for (var part : relative) {
            if (NOT_OURS.contains(part.toString())) {
                return false;
            }
        }
        return true;
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One file with its place below the root. */
    record SourceFile(Path path, String text) {
        int lines() {
            return (int) text.lines().count();
        }
    }
}
