package io.sosw.engine.project;

import io.sosw.error.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The classes that a function can be made of.
 *
 * @param classPath folders and archives
 */
public record CompiledClasses(List<Path> classPath) {

    /** Fails with the nearest name if the function's class is not on the class path. */
    public void require(FunctionSpec function) {
        var entry = function.className().replace('.', '/') + ".class";
        if (classPath.stream().anyMatch(place -> holds(place, entry))) {
            return;
        }
        throw new UserError(
                "the class " + function.className() + " of function '" + function.name() + "' (" + FunctionsFile.NAME
                        + ":" + function.line() + ") is not among the compiled classes"
                        + Nearest.suggestion(function.className(), own()),
                "mend the name in " + FunctionsFile.NAME + ", or write the class and run mvn compile.",
                "missing-class");
    }

    private static boolean holds(Path place, String entry) {
        if (Files.isDirectory(place)) {
            return Files.isRegularFile(place.resolve(entry));
        }
        try (var jar = new JarFile(place.toFile())) {
            return jar.getEntry(entry) != null;
        } catch (IOException unreadable) {
            return false; // a class path may name what does not exist
        }
    }

    /** The project's own top-level classes. */
    private List<String> own() {
        var names = new ArrayList<String>();
        classPath.stream().filter(Files::isDirectory).forEach(folder -> names.addAll(classes(folder)));
        return names;
    }

    private static List<String> classes(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(".class") && !name.contains("$") && !name.endsWith("-info.class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
