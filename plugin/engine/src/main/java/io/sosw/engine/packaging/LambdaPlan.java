package io.sosw.engine.packaging;

import io.sosw.engine.project.Project;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is to be packaged for Lambda.
 *
 * @param project whose name the zips carry
 * @param classes compiled classes and resources, the descriptor among them
 * @param libraries in the class path's order
 * @param output the folder that the zips go to
 * @param layer whether dependencies become a layer of their own
 * @param budget what the project allows itself for all zips, or {@code null}
 * @param custom the Java runtime that goes into the zip, or {@code null} for a managed one
 */
public record LambdaPlan(
        Project project,
        Path classes,
        List<Library> libraries,
        Path output,
        LambdaRuntime runtime,
        Architecture architecture,
        boolean layer,
        @Nullable ByteSize budget,
        @Nullable CustomRuntime custom) {

    /** Copies the list. */
    public LambdaPlan {
        libraries = List.copyOf(libraries);
    }

    List<Path> classPath() {
        return Stream.concat(Stream.of(classes), libraries.stream().map(Library::file))
                .toList();
    }
}
