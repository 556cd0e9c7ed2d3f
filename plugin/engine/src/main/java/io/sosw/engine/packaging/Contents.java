package io.sosw.engine.packaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** The entries of a jar, or of a folder of classes that becomes one: the manifest first, then by name. */
final class Contents {
    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final Comparator<String> ORDER =
            Comparator.comparingInt(Contents::rank).thenComparing(Comparator.naturalOrder());

    private Contents() {}

    /** Readers that stream a jar want the manifest before all else. */
    private static int rank(String name) {
        return name.equals("META-INF/") ? 0 : name.equals(MANIFEST) ? 1 : 2;
    }

    /** Names of folders end in a slash and have no bytes. */
    static SortedMap<String, byte[]> of(Path jarOrFolder) {
        try {
            return Files.isDirectory(jarOrFolder) ? ofFolder(jarOrFolder) : ofJar(jarOrFolder);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(jarOrFolder + ": " + unreadable.getMessage(), unreadable);
        }
    }

    private static SortedMap<String, byte[]> ofFolder(Path folder) throws IOException {
        var contents = new TreeMap<String, byte[]>(ORDER);
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(found -> !found.equals(folder)).toList()) {
                var name = folder.relativize(path).toString().replace('\\', '/');
                boolean isFolder = Files.isDirectory(path);
                contents.put(isFolder ? name + "/" : name, isFolder ? new byte[0] : Files.readAllBytes(path));
            }
        }
        if (!contents.containsKey(MANIFEST)) {
            boolean versions = contents.containsKey("META-INF/versions/");
            var manifest = "Manifest-Version: 1.0\r\n" + (versions ? "Multi-Release: true\r\n" : "") + "\r\n";
            contents.put("META-INF/", new byte[0]);
            contents.put(MANIFEST, manifest.getBytes(StandardCharsets.UTF_8));
        }
        return contents;
    }

    private static SortedMap<String, byte[]> ofJar(Path jar) throws IOException {
        var contents = new TreeMap<String, byte[]>(ORDER);
        try (var zip = new ZipFile(jar.toFile())) {
            for (var entries = zip.entries(); entries.hasMoreElements(); ) {
                var entry = entries.nextElement();
                if (!contents.containsKey(entry.getName())) {
                    // asked by name: of two entries with one name a class loader sees this one
                    try (var stream = zip.getInputStream(zip.getEntry(entry.getName()))) {
                        contents.put(entry.getName(), stream.readAllBytes());
                    }
                }
            }
        }
        return contents;
    }
}
