package io.sosw.engine.packaging;

import io.sosw.engine.jre.Jdk;
import io.sosw.error.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The jars of a package as files, byte-identical from the same classes.
 *
 * @param libraries in the class path's order
 * @param application the project's own classes
 * @param hashes SHA-256 of each library and, last, of the application, in hexadecimal
 * @param shadowed an entry of the application that a library has too, or an empty text: the application must then come
 *     first on the class path
 * @param release the newest Java that a class of the application is compiled for
 */
public record StagedJars(List<Path> libraries, Path application, List<String> hashes, String shadowed, int release) {
    /** A class file of Java 17 says 61. */
    private static final int FIRST = 44;

    private static final int MAJOR = 7;

    /** Copies the list. */
    public StagedJars {
        libraries = List.copyOf(libraries);
        hashes = List.copyOf(hashes);
    }

    /**
     * Writes the jars.
     *
     * @param application the file name of the application's jar
     * @param time of last change that all get; a JVM compares it with its cache of classes
     */
    public static StagedJars stage(String application, Path classes, List<Library> libraries, Path folder, Instant time)
            throws IOException {
        Files.createDirectories(folder.resolve("lib"));
        var earlier = EarlierJars.of(folder);
        var hashes = new ArrayList<String>();
        var own = Contents.of(classes);
        var shadowed = "";
        var staged = new ArrayList<Path>();
        for (Library library : libraries) {
            var file = folder.resolve("lib").resolve(library.fileName());
            var known = earlier.jar(library, file, time);
            var jar = known.isPresent() ? known.get() : staged(library, file, time);
            hashes.add(jar.hash());
            shadowed = shadowed.isEmpty() ? shared(own.keySet(), file, jar) : shadowed;
            earlier.note(library, file, jar);
            staged.add(file);
        }
        var jar = folder.resolve(application);
        hashes.add(write(jar, classes, own, time));
        earlier.close(jar);
        return new StagedJars(staged, jar, hashes, shadowed, release(own));
    }

    private static EarlierJars.Jar staged(Library library, Path file, Instant time) throws IOException {
        var contents = Contents.of(library.file());
        ForbiddenContent.check(library, contents.keySet());
        return EarlierJars.Jar.of(write(file, library.file(), contents, time), contents.keySet());
    }

    private static String write(Path jar, Path source, SortedMap<String, byte[]> contents, Instant time)
            throws IOException {
        var bytes = LibraryJar.bytes(source, contents);
        Files.write(jar, bytes);
        Files.setLastModifiedTime(jar, FileTime.from(time));
        return ContentHash.sha256(bytes);
    }

    /** Of all jars, see {@link ContentHash}. */
    public String contentHash() {
        return contentHash(hashes.size());
    }

    /** Of the libraries alone, their order included. */
    public String librariesHash() {
        return contentHash(libraries.size());
    }

    private String contentHash(int count) {
        var hash = new ContentHash();
        for (int i = 0; i < count; i++) {
            var jar = i < libraries.size() ? libraries.get(i) : application;
            hash.add(String.valueOf(jar.getFileName()), hashes.get(i));
        }
        return hash.hex();
    }

    /** An entry that both have; most jars have nothing in the application's folders and are not opened. */
    private static String shared(Set<String> own, Path file, EarlierJars.Jar jar) throws IOException {
        var both = own.stream()
                .filter(name -> !name.endsWith("/") && !name.equals("module-info.class"))
                .filter(name -> !name.startsWith("META-INF/") || name.startsWith("META-INF/sosw/"))
                .filter(name -> jar.folders().contains(EarlierJars.folder(name)))
                .collect(Collectors.toCollection(TreeSet::new));
        if (!both.isEmpty()) {
            both.retainAll(EarlierJars.names(file));
        }
        return both.isEmpty() ? "" : both.first();
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

    /** All jars, the application last. */
    public List<Path> jars() {
        return Stream.concat(libraries.stream(), Stream.of(application)).toList();
    }

    /** The class path, on which the application is only if it must come first, see {@link #shadowed()}. */
    public List<Path> classPath() {
        return shadowed.isEmpty()
                ? libraries
                : Stream.concat(Stream.of(application), libraries.stream()).toList();
    }

    /** The application's jar where it is not on the class path and the function's start finds it by itself. */
    public Optional<Path> apart() {
        return shadowed.isEmpty() ? Optional.of(application) : Optional.empty();
    }
}
