package io.sosw.engine.invoke;

import io.sosw.engine.project.FunctionSpec;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What is to be called, and how.
 *
 * @param project the project's folder
 * @param runtime as the managed runtimes are called, for example {@code java21}
 * @param classPath compiled classes first
 * @param given the environment variables that the person has exported
 * @param event JSON
 * @param asynchronous whether nobody waits for the answer
 * @param repeat number of calls, one after the other
 * @param debugPort where a debugger may attach
 * @param client class path of AWS's runtime interface client in place of our loop, or empty
 * @param output takes the picture of repeated calls
 */
public record CallPlan(
        Path project,
        FunctionSpec function,
        String runtime,
        List<String> classPath,
        Map<String, String> given,
        String event,
        boolean asynchronous,
        int repeat,
        OptionalInt debugPort,
        String client,
        Path output) {

    /** Where the function's class path is written: beside the shim's own files, so that it outlives {@code mvn clean}. */
    Path code() {
        return project.toAbsolutePath().resolve(".sosw").resolve("invoke").resolve(function.name() + ".classpath");
    }

    /** Where its processes look for who compiles. */
    public Path port() {
        return code().resolveSibling(code().getFileName() + ".port");
    }

    /** Debugging is asked for by a variable that any JVM obeys, so that the same works on Lambda. */
    Map<String, String> with(Map<String, String> variables) {
        var more = new LinkedHashMap<>(variables);
        if (!client.isEmpty()) {
            more.put("SOSW_RIC", client);
        }
        if (debugPort.isEmpty()) {
            return more;
        }
        more.merge("JAVA_TOOL_OPTIONS", Debugger.option(debugPort.getAsInt(), true), (own, jdwp) -> own + " " + jdwp);
        return more;
    }
}
