package io.sosw.engine.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Work that needs more than the plugin's class path, done by a process on this terminal.
 *
 * @param classPath of the process
 * @param folder that it runs in
 * @param environment what it is told unless the person has exported it
 */
public record OwnJvm(Jvm jvm, List<String> classPath, Path folder, Map<String, String> environment) {

    /** Copies the list. */
    public OwnJvm {
        classPath = List.copyOf(classPath);
        environment = Map.copyOf(environment);
    }

    /** One that is told nothing more. */
    public OwnJvm(Jvm jvm, List<String> classPath, Path folder) {
        this(jvm, classPath, folder, Map.of());
    }

    /** Runs to the end and gives the exit code; ends with this process. */
    public int run(String mainClass, List<String> arguments) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(jvm.command(classPath, mainClass, arguments))
                .directory(folder.toFile())
                .inheritIO();
        environment.forEach(builder.environment()::putIfAbsent);
        return Tether.hold(builder, Process::waitFor);
    }
}
