package io.sosw.engine.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a function's process is started; equal launches need no new process.
 *
 * @param settings what the process reads once, when it starts
 * @param logIsOutput whether its log is what another program reads, on standard output
 */
record Launch(
        Path folder,
        List<String> command,
        Map<String, String> environment,
        Map<String, Object> settings,
        boolean logIsOutput) {

    /** Starts on this terminal. */
    Process start() throws IOException {
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(logIsOutput)
                .inheritIO();
        builder.environment().putAll(environment);
        return builder.start();
    }
}
