package io.sosw.engine.packaging;

import io.sosw.engine.jre.Folders;
import io.sosw.engine.jre.Jdk;
import io.sosw.error.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * The jars of a package as files, byte-identical from the same classes.
 *
 * @param libraries in the class path's order
 * @param application the project's own classes
 * @param contentHash see {@link ContentHash}
 * @param shadowed an entry of the application that a library has too, or an empty text: the application must then come
 *     first on the class path
 * @param release the newest Java that a class of the application is compiled for
 */
public record StagedJars(List<Path> libraries, Path application, String contentHash, String shadowed, int release) {
    /** A class file of Java 17 says 61. */
    private static final int FIRST = 44;

    private static final int MAJOR = 7;

    /** Copies the list. */
    public StagedJars {
        libraries = List.copyOf(libraries);
    }

    /**
     * Writes the jars.
     *
     * @param application the file name of the application's jar
     * @param time of last change that all get; a JVM compares it with its cache of classes
     */
    public static StagedJars stage(String application, Path classes, List<Library> libraries, Path folder, Instant time)
            throws IOException {
        Folders.delete(folder);
        var hash = new ContentHash();
        var own = Contents.of(classes);
        var shadowed = "";
        var staged = new ArrayList<Path>();
        for (Library library : libraries) {
            var contents = Contents.of(library.file());
            ForbiddenContent.check(library, contents.keySet());
            shadowed = shadowed.isEmpty() ? shared(own.keySet(), contents.keySet()) : shadowed;
            staged.add(write(folder.resolve("lib").resolve(library.fileName()), library.file(), contents, time, hash));
        }
        var jar = write(folder.resolve(application), classes, own, time, hash);
        return new StagedJars(staged, jar, hash.hex(), shadowed, release(own));
    }

    private static Path write(Path jar, Path source, SortedMap<String, byte[]> contents, Instant time, ContentHash hash)
            throws IOException {
        var bytes = LibraryJar.bytes(source, contents);
        hash.add(jar.getFileName().toString(), bytes);
        Files.createDirectories(jar.getParent());
        Files.write(jar, bytes);
        Files.setLastModifiedTime(jar, FileTime.from(time));
        return jar;
    }

    private static String shared(Set<String> own, Set<String> library) {
        var both = new HashSet<>(own);
        both.retainAll(library);
        return both.stream()
                .filter(name -> !name.endsWith("/") && !name.equals("module-info.class"))
                .filter(name -> !name.startsWith("META-INF/") || name.startsWith("META-INF/sosw/"))
                .sorted()
                .findFirst()
                .orElse("");
    }

    private static int release(SortedMap<String, byte[]> classes) {
        return classes.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(".class") && entry.getValue().length > MAJOR)
                .filter(entry -> !entry.getKey().startsWith("META-INF/"))
                .mapToInt(entry -> entry.getValue()[MAJOR] - FIRST)
                .max()
                .orElse(0);
    }

    /** Fails if the JDK's runtime could not load the application. */
    public void require(Jdk jdk) {
        if (release > jdk.feature()) {
            throw new UserError(
                    "the classes are compiled for Java " + release + " and the JDK in " + jdk.home() + " is "
                            + jdk.feature(),
                    "type -Dsosw.jdk=FOLDER, a JDK " + release + " or newer.",
                    "jdk");
        }
    }

    /** In the order that serves: the application last, where a cache of the libraries does not know it. */
    public List<Path> classPath() {
        return shadowed.isEmpty()
                ? Stream.concat(libraries.stream(), Stream.of(application)).toList()
                : Stream.concat(Stream.of(application), libraries.stream()).toList();
    }
}
