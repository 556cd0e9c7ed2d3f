package io.sosw.engine.image;

import io.sosw.engine.jre.Folders;
import io.sosw.engine.jre.Jre;
import io.sosw.error.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The C library of this machine, as much of it as a Java runtime loads, and the few files that it reads. */
final class CLibrary {
    /** Loaded by name when a host is looked up; part of the library itself since glibc 2.34. */
    private static final List<String> BY_NAME = List.of("libnss_dns.so.2", "libnss_files.so.2", "libresolv.so.2");

    private static final Pattern FOUND = Pattern.compile("(?:=> )?(/[^ ]+) \\(0x");

    private CLibrary() {}

    /** The layer; {@code folder} takes the files that are written for it, {@code cache} what {@code ldd} has told. */
    static ImageLayer layer(Jre jre, Path folder, Path cache) throws IOException, InterruptedException {
        var files = new ArrayList<ImageFile>();
        for (String library : remembered(jre, cache)) {
            files.add(new ImageFile(Path.of(library).toRealPath(), library, ImageFile.PROGRAM));
        }
        files.add(written(folder, "/etc/passwd", "nobody:x:65534:65534:nobody:/tmp:/sbin/nologin\n"));
        files.add(written(folder, "/etc/group", "nobody:x:65534:\n"));
        files.add(written(folder, "/etc/nsswitch.conf", "passwd: files\ngroup: files\nhosts: files dns\n"));
        files.add(new ImageFile(Files.createDirectories(folder.resolve("tmp")), "/tmp", ImageFile.OPEN_FOLDER));
        return new ImageLayer("C library", files);
    }

    private static Collection<String> remembered(Jre jre, Path cache) throws IOException, InterruptedException {
        var file = cache.resolve("c-library-" + jre.key());
        if (Files.exists(file)) {
            var known = Files.readAllLines(file);
            if (known.stream().allMatch(library -> Files.exists(Path.of(library)))) {
                return known;
            }
        }
        var found = libraries(jre);
        Files.write(file, found);
        return found;
    }

    private static Set<String> libraries(Jre jre) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of("ldd"));
        for (Path file : Folders.files(jre.home())) {
            var name = Folders.name(jre.home(), file);
            if (Jre.executable(name) || name.endsWith(".so")) {
                words.add(file.toString());
            }
        }
        var output = output(words);
        var found = new TreeSet<String>();
        var matcher = FOUND.matcher(output);
        while (matcher.find()) {
            if (!Path.of(matcher.group(1)).normalize().startsWith(jre.home())) {
                found.add(matcher.group(1));
            }
        }
        for (String library : List.copyOf(found)) {
            if (library.endsWith("/libc.so.6")) {
                BY_NAME.stream()
                        .map(name -> Path.of(library).resolveSibling(name))
                        .filter(Files::exists)
                        .forEach(path -> found.add(path.toString()));
            }
        }
        return found;
    }

    private static String output(List<String> words) throws IOException, InterruptedException {
        try {
            var ldd = new ProcessBuilder(words)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var output = new String(ldd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            ldd.waitFor(30, TimeUnit.SECONDS);
            return output;
        } catch (IOException missing) {
            throw new UserError(
                    "an image from scratch needs `ldd` to find the C library of this machine: " + missing.getMessage(),
                    "type -Dsosw.base=registry://public.ecr.aws/lambda/java:21 to build on a base image.",
                    "image-base",
                    missing);
        }
    }

    private static ImageFile written(Path folder, String path, String text) throws IOException {
        var file = folder.resolve(path.substring(1));
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return new ImageFile(file, path, ImageFile.FILE);
    }
}
