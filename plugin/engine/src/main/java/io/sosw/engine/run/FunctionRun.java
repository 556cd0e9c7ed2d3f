package io.sosw.engine.run;

import io.sosw.engine.project.FunctionSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs a function in a JVM of its own with exactly its runtime class path, as a container would.
 *
 * @param classPath compiled classes first, then the runtime dependencies
 * @param arguments of the wrapper, for example {@code --read_queue=pending-worker}
 * @param given the environment variables that the person has exported
 */
public record FunctionRun(
        Path project,
        FunctionSpec function,
        List<String> classPath,
        List<String> arguments,
        Map<String, String> given,
        Jvm jvm) {
    private static final String MAIN = "io.sosw.wrapper.Main";

    /** Starts the function's process on this terminal. */
    Process start(@Nullable ShimEndpoint shim) throws IOException {
        var all = new ArrayList<>(List.of("--function", function.name()));
        all.addAll(arguments);
        var builder = new ProcessBuilder(jvm.command(classPath, MAIN, all))
                .directory(project.toFile())
                .inheritIO();
        builder.environment().putAll(Surroundings.of(function, given, shim));
        return builder.start();
    }
}
