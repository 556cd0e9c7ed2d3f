package io.sosw.engine.jre;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/**
 * The modules of a JDK whose packages the texts in class files name. jdeps tells the same, in more than half a second for
 * each changed class; a module too many, named by a text that is no type, only makes the runtime larger.
 */
final class UsedModules {
    private static final Pattern TYPE = Pattern.compile("([a-z][\\w$]*(?:/[\\w$]+)*)/[\\w$]+");

    private UsedModules() {}

    static Set<String> of(Jdk jdk, Path jar, Path cache) throws IOException {
        var modules = byPackage(jdk, cache);
        var used = new TreeSet<String>();
        try (var zip = new ZipFile(jar.toFile())) {
            for (var entries = zip.entries(); entries.hasMoreElements(); ) {
                var entry = entries.nextElement();
                if (entry.getName().endsWith(".class")) {
                    try (var in = new DataInputStream(new BufferedInputStream(zip.getInputStream(entry)))) {
                        texts(in, text -> {
                            for (var type = TYPE.matcher(text); type.find(); ) {
                                var module = modules.get(type.group(1));
                                if (module != null) {
                                    used.add(module);
                                }
                            }
                        });
                    }
                }
            }
        }
        return used;
    }

    /** The texts of the constant pool: JVM specification, 4.4. */
    private static void texts(DataInputStream in, Consumer<String> seen) throws IOException {
        in.skipNBytes(8);
        int count = in.readUnsignedShort();
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> seen.accept(in.readUTF());
                case 5, 6 -> {
                    in.skipNBytes(8);
                    i++; // a long or a double takes two places
                }
                case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
                case 15 -> in.skipNBytes(3);
                default -> in.skipNBytes(4);
            }
        }
    }

    private static Map<String, String> byPackage(Jdk jdk, Path cache) throws IOException {
        var file = cache.resolve(
                "packages-" + new Key().add("packages 1").add(jdk.release()).text());
        if (!Files.exists(file)) {
            var home = URI.create("jrt:/");
            try (var image = FileSystems.newFileSystem(
                    home, Map.of("java.home", jdk.home().toString()))) {
                Files.write(file, lines(image));
            }
        }
        var modules = new HashMap<String, String>();
        for (String line : Files.readAllLines(file)) {
            int space = line.indexOf(' ');
            modules.put(line.substring(0, space), line.substring(space + 1));
        }
        return modules;
    }

    private static List<String> lines(FileSystem image) throws IOException {
        var lines = new ArrayList<String>();
        try (var packages = Files.newDirectoryStream(image.getPath("/packages"))) {
            for (Path place : packages) {
                try (var links = Files.list(place)) {
                    var modules = links.map(Path::getFileName).toList();
                    if (modules.size() == 1) { // a package with types lies in one module
                        lines.add(String.valueOf(place.getFileName()).replace('.', '/') + " " + modules.get(0));
                    }
                }
            }
        }
        return lines;
    }
}
