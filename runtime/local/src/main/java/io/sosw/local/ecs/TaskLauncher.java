package io.sosw.local.ecs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Starts the processes of tasks. */
@FunctionalInterface
public interface TaskLauncher {

    /** Starts and returns at once. */
    TaskProcess launch(Launch launch) throws IOException;

    /**
     * What a process is started with.
     *
     * @param classPath of the function and its wrapper
     * @param arguments of the wrapper
     * @param memory of the task in MB
     * @param variables all environment variables
     * @param directory of this task alone
     * @param log takes each line that is printed
     */
    record Launch(
            List<Path> classPath,
            List<String> arguments,
            int memory,
            Map<String, String> variables,
            Path directory,
            Consumer<String> log) {}
}
