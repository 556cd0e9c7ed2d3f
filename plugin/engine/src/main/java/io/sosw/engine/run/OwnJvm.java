package io.sosw.engine.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Work that needs more than the plugin's class path, done by a process on this terminal.
 *
 * @param classPath of the process
 * @param folder that it runs in
 */
public record OwnJvm(Jvm jvm, List<String> classPath, Path folder) {

    /** Copies the list. */
    public OwnJvm {
        classPath = List.copyOf(classPath);
    }

    /** Runs to the end and gives the exit code. */
    public int run(String mainClass, List<String> arguments) throws IOException, InterruptedException {
        return new ProcessBuilder(jvm.command(classPath, mainClass, arguments))
                .directory(folder.toFile())
                .inheritIO()
                .start()
                .waitFor();
    }
}
