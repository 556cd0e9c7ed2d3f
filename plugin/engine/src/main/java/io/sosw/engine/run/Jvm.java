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

    /** Without a small first heap the JVM takes a 64th of the machine's memory before it collects anything. */
    private static final List<String> FLAGS = List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-Xms16m",
            // halves what binding JSON to records costs at the start; Java before 22 ignores it
            "-Djdk.reflect.useNativeAccessorOnly=true");

    /** The Java that runs this process. */
    public static Jvm current(int heapMegabytes, List<String> flags) {
        return new Jvm(
                Path.of(System.getProperty("java.home"), "bin", windows() ? "java.exe" : "java"), heapMegabytes, flags);
    }

    /** The command; the class path goes by option, as a container's entry point has it. */
    public List<String> command(List<String> classPath, String mainClass, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(java.toString());
        command.addAll(FLAGS);
        command.add("-Xmx" + heapMegabytes + "m");
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
