package io.sosw.local.lambda.function;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A function's code on disk.
 *
 * @param root laid out as {@code /var/task}: classes and {@code lib/*.jar}; or a text file with one class path entry a line
 * @param sha256 of the archive, in base64
 * @param size of the archive in bytes
 * @param hot whether the code stays where the developer builds it and may change at any time
 */
public record Code(Path root, String sha256, long size, boolean hot) {
    private static final String WRAPPER = "io/sosw/wrapper/Main.class";

    /** In the order of Lambda's Java runtimes. */
    public List<Path> classPath() {
        try {
            if (Files.isRegularFile(root)) {
                return Files.readAllLines(root).stream()
                        .filter(line -> !line.isBlank())
                        .map(Path::of)
                        .toList();
            }
            var path = new ArrayList<>(List.of(root));
            path.addAll(jars("lib"));
            return path;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The jars of a folder of it, by name. */
    List<Path> jars(String folder) {
        if (!Files.isDirectory(root.resolve(folder))) {
            return List.of();
        }
        try (var jars = Files.list(root.resolve(folder))) {
            return jars.filter(jar -> jar.toString().endsWith(".jar")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In bytes; of code that is used where it lies nobody counts. */
    long unzipped() {
        if (hot) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The working directory of the function. */
    public Path taskRoot() {
        return classPath().stream()
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow(() -> LambdaErrors.invalid("The class path in " + root + " names no directory"));
    }

    /**
     * Folders whose classes our wrapper exchanges in a running process: all of code in place but the wrapper's own.
     *
     * @param handler as configured; others than ours need a new process
     */
    public List<Path> changing(String handler) {
        return hot && ours(handler)
                ? classPath().stream()
                        .filter(entry -> Files.isDirectory(entry) && exchanged(entry))
                        .toList()
                : List.of();
    }

    private static boolean ours(String handler) {
        return handler.startsWith("io.sosw.wrapper.");
    }

    private static boolean exchanged(Path folder) {
        return !Files.exists(folder.resolve(WRAPPER));
    }

    /** Holds the port of who compiles code in place, while somebody does. */
    public Path port() {
        return root.resolveSibling(root.getFileName() + ".port");
    }

    /** Changes whenever a new process is needed; constant for code that was uploaded. */
    public String fingerprint(String handler) {
        if (!hot) {
            return sha256;
        }
        var sum = 17L;
        for (var entry : classPath()) {
            sum = 31 * sum + fingerprint(entry, ours(handler));
        }
        return Long.toHexString(sum);
    }

    /** One look at each jar: this is done before every call. */
    private static long fingerprint(Path entry, boolean exchanges) {
        try {
            var attributes = Files.readAttributes(entry, BasicFileAttributes.class);
            if (!attributes.isDirectory()) {
                return stamp(entry, attributes);
            }
            return exchanges && exchanged(entry) ? entry.hashCode() : fingerprint(entry);
        } catch (NoSuchFileException none) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long stamp(Path file, BasicFileAttributes attributes) {
        return (file.hashCode() * 31L + attributes.lastModifiedTime().hashCode()) * 31L + attributes.size();
    }

    private static long fingerprint(Path entry) {
        try (Stream<Path> files = Files.walk(entry)) {
            return files.filter(Files::isRegularFile).mapToLong(Code::stamp).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long stamp(Path file) {
        try {
            return stamp(file, Files.readAttributes(file, BasicFileAttributes.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
