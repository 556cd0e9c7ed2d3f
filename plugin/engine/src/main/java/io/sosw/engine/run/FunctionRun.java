package io.sosw.engine.run;

import io.sosw.engine.project.FunctionSpec;
import java.io.File;
import java.nio.file.Files;
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
    /** Has the function log in JSON. */
    public static final String JSON_LOG = "--log_format=json";

    private static final String POLL = "--poll_interval";
    private static final String WARM = "io.sosw.local.reload.ReloadMain";

    /** A process as in a container. */
    Launch plain(@Nullable ShimEndpoint shim) {
        return launch(jvm.command(classPath, MAIN, wrapped()), shim);
    }

    /**
     * A process that exchanges its classes.
     *
     * @param machinery the jar that does it; behind all that the function sees
     * @param port the file that names who compiles
     */
    Launch warm(@Nullable ShimEndpoint shim, Path machinery, Path port) {
        var kept = new ArrayList<String>();
        var changing = new ArrayList<String>();
        for (String entry : classPath) {
            (changes(Path.of(entry)) ? changing : kept).add(entry);
        }
        kept.add(machinery.toString());
        var all = new ArrayList<>(List.of(String.join(File.pathSeparator, changing), port.toString()));
        all.addAll(wrapped());
        if (arguments.stream().noneMatch(argument -> argument.startsWith(POLL))
                && !given.containsKey("POLL_INTERVAL")) {
            all.add(POLL + "=1s"); // a process that is replaced ends when its poll does
        }
        return launch(jvm.command(kept, WARM, all), shim);
    }

    private static boolean changes(Path entry) {
        return !entry.toString().endsWith(".jar") && !Files.exists(entry.resolve(MAIN.replace('.', '/') + ".class"));
    }

    private List<String> wrapped() {
        var all = new ArrayList<>(List.of("--function", function.name()));
        all.addAll(arguments);
        return all;
    }

    private Launch launch(List<String> command, @Nullable ShimEndpoint shim) {
        return new Launch(project, command, Surroundings.of(function, given, shim), function.atStart(), logIsOutput());
    }

    /** A log of JSON is for programs, unless there is a result for them. */
    private boolean logIsOutput() {
        return arguments.contains(JSON_LOG)
                && arguments.stream().noneMatch(argument -> argument.matches("--(event|config|help)(=.*)?"));
    }
}
