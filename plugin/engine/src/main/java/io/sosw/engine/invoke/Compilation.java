package io.sosw.engine.invoke;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How the project's sources are compiled.
 *
 * @param roots folders of Java sources
 * @param classes where the build puts the classes
 * @param classPath dependencies
 * @param options of the compiler, for example {@code --release 21}
 */
public record Compilation(List<Path> roots, Path classes, List<String> classPath, List<String> options) {

    /** Keeps copies. */
    public Compilation {
        roots = List.copyOf(roots);
        classPath = List.copyOf(classPath);
        options = List.copyOf(options);
    }

    List<String> arguments(Path output) {
        var arguments = new ArrayList<>(options);
        arguments.addAll(List.of("-g", "-nowarn", "-d", output.toString()));
        return arguments;
    }
}
