package io.sosw.engine.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;

/**
 * The JVM's own archive of loaded classes (class data sharing), which halves the start of a process that loads the AWS SDK.
 * The first process of a class path writes it when it ends; the others map it. It is named by what it was made of, and a
 * JVM that cannot use it goes on without.
 *
 * @param folder that holds the archive
 * @param name what the archive's name begins with
 * @param classPath of jars
 */
public record SharedClasses(Path folder, String name, List<String> classPath) {
    private static final String SUFFIX = ".jsa";

    /** Copies the list. */
    public SharedClasses {
        classPath = List.copyOf(classPath);
    }

    /** The flags of a process that uses the archive, or writes it if there is none. */
    public List<String> flags() {
        var archive = archive();
        return Files.isRegularFile(archive)
                ? quiet("-XX:SharedArchiveFile=" + archive)
                : quiet("-XX:ArchiveClassesAtExit=" + draft());
    }

    /** The JVM's complaints about an archive would stand among the output. */
    private static List<String> quiet(String flag) {
        return List.of("-Xlog:disable", "-Xlog:all=error:stderr", flag);
    }

    /** Once the process has ended: keeps what it wrote, and forgets archives of other class paths. */
    public void keep() throws IOException {
        var draft = draft();
        if (!Files.isRegularFile(draft)) {
            return;
        }
        var archive = archive();
        Files.move(draft, archive, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        try (var others = Files.newDirectoryStream(folder, name + "-*" + SUFFIX)) {
            for (Path other : others) {
                if (!other.equals(archive)) {
                    Files.deleteIfExists(other);
                }
            }
        }
    }

    /** Half an archive, after a kill, is never mistaken for a whole one. */
    private Path draft() {
        return folder.resolve(name + "." + ProcessHandle.current().pid() + ".draft");
    }

    private Path archive() {
        var made = new StringBuilder(System.getProperty("java.vm.version") + System.getProperty("java.home"));
        for (String jar : classPath) {
            made.append('\n').append(jar).append('|').append(stamp(Path.of(jar)));
        }
        var hash = UUID.nameUUIDFromBytes(made.toString().getBytes(StandardCharsets.UTF_8));
        return folder.resolve(name + "-" + hash + SUFFIX);
    }

    private static String stamp(Path jar) {
        try {
            return Files.size(jar) + "|" + Files.getLastModifiedTime(jar).toMillis();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
