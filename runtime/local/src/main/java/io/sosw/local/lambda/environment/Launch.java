package io.sosw.local.lambda.environment;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a process is started with.
 *
 * @param classPath the function's own, layers last
 * @param changing those of its folders whose classes are exchanged in the running process
 * @param port a file that holds the port of who compiles them, if somebody does
 * @param taskRoot the working directory
 * @param handler as configured
 * @param memory in MB
 * @param variables all environment variables
 * @param tmp a directory of this environment alone
 * @param log takes what the process prints
 */
public record Launch(
        List<Path> classPath,
        List<Path> changing,
        Path port,
        Path taskRoot,
        String handler,
        int memory,
        Map<String, String> variables,
        Path tmp,
        Path log) {}
