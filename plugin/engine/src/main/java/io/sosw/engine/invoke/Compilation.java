package io.sosw.engine.invoke;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * How the project's sources are compiled.
 *
 * @param roots folders of Java sources
 * @param classes where the build puts the classes
 * @param classPath dependencies
 * @param options of the compiler, for example {@code --release 21}
 */
public record Compilation(List<Path> roots, Path classes, List<String> classPath, List<String> options) {

    private static final String PROCESSORS = "META-INF/services/javax.annotation.processing.Processor";

    /** Keeps copies. */
    public Compilation {
        roots = List.copyOf(roots);
        classPath = List.copyOf(classPath);
        options = List.copyOf(options);
    }

    /** The compiler's, without what it would do again and again for nothing. */
    List<String> arguments(Path output) throws IOException {
        var arguments = direct();
        if (options.stream().noneMatch(option -> option.startsWith("-proc") || option.startsWith("--proc"))
                && !processes()) {
            arguments.add("-proc:none"); // spares the search through the whole class path
        }
        arguments.addAll(List.of("-g", "-nowarn", "-d", output.toString()));
        return arguments;
    }

    /**
     * For {@code --release} the compiler opens its archive of all releases each time. Of its own release it need not: what
     * it sees then is the running Java, whose modules hide the same.
     */
    private List<String> direct() {
        var own = Integer.toString(Runtime.version().feature());
        int at = options.indexOf("--release");
        if (at < 0 || at + 1 == options.size() || !options.get(at + 1).equals(own)) {
            return new ArrayList<>(options);
        }
        var direct = new ArrayList<>(options);
        direct.subList(at, at + 2).clear();
        direct.addAll(List.of("-source", own, "-target", own));
        return direct;
    }

    /** Whether the class path brings an annotation processor. */
    private boolean processes() throws IOException {
        for (var entry : classPath) {
            var path = Path.of(entry);
            if (Files.isDirectory(path) ? Files.exists(path.resolve(PROCESSORS)) : Files.exists(path) && holds(path)) {
                return true;
            }
        }
        return false;
    }

    private static boolean holds(Path jar) throws IOException {
        try (var zip = new ZipFile(jar.toFile())) {
            return zip.getEntry(PROCESSORS) != null;
        } catch (ZipException noArchive) {
            return false;
        }
    }
}
