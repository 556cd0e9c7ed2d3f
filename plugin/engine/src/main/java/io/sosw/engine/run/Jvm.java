package io.sosw.engine.run;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a Java process is started: the same Java as this one, small and quick.
 *
 * @param heapMegabytes the heap's limit
 */
public record Jvm(Path java, int heapMegabytes, List<String> flags) {

    /** The Java that runs this process. */
    public static Jvm current(int heapMegabytes, List<String> flags) {
        return new Jvm(
                Path.of(System.getProperty("java.home"), "bin", windows() ? "java.exe" : "java"), heapMegabytes, flags);
    }

    /** The command; the class path goes by option, as a container's entry point has it. */
    List<String> command(List<String> classPath, String mainClass, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(java.toString());
        command.addAll(
                List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx" + heapMegabytes + "m"));
        // halves what binding JSON to records costs at the start; unknown to Java before 22, which ignores it
        command.add("-Djdk.reflect.useNativeAccessorOnly=true");
        command.addAll(flags);
        command.addAll(List.of("-cp", String.join(File.pathSeparator, classPath), mainClass));
        command.addAll(arguments);
        return command;
    }

    /**
     * The command of a process that outlives the terminal's Ctrl-C, since the function drains first and only then is the
     * shim stopped: a JVM keeps ignoring the signals that its parent ignored.
     */
    List<String> shieldedCommand(List<String> classPath, String mainClass, List<String> arguments) {
        var command = command(classPath, mainClass, arguments);
        if (windows()) {
            return command;
        }
        var shielded = new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sosw-shim"));
        shielded.addAll(command);
        return shielded;
    }

    private static boolean windows() {
        return Platform.current().windows();
    }
}
