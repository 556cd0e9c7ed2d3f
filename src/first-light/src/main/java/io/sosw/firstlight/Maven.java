package io.sosw.firstlight;

import io.sosw.json.Json;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs Maven as a person would, in a folder.
 *
 * @param options before the goals of each command
 */
public record Maven(Path folder, List<String> options) {

    /** Debian's Maven 3.8.7 resets the terminal's colours even into a pipe. */
    private static final String COLOURS = "\u001b\\[[0-9;]*m";

    /** The Maven of this build, with its local repository. */
    public static Maven in(Path folder) {
        var options = new ArrayList<>(List.of("-B", "-ntp", "-q"));
        var repository = System.getProperty("maven.repo.local");
        if (repository != null) {
            options.add("-Dmaven.repo.local=" + repository);
        }
        return new Maven(folder, options);
    }

    /** The Maven of a build under test. */
    public static Maven in(Path folder, Path repository, Path settings) {
        return new Maven(
                folder,
                List.of(
                        "-B",
                        "-ntp",
                        "-q",
                        "-DargLine=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
                        "-s",
                        settings.toString(),
                        "-Dmaven.repo.local=" + repository));
    }

    /** The same Maven in another folder. */
    public Maven at(Path other) {
        return new Maven(other, options);
    }

    /** Runs to the end and returns what was printed; a failure shows it. */
    public String run(String... goals) throws IOException, InterruptedException {
        return run(true, goals);
    }

    /** Runs to the end, which must be a failure, and returns what was printed. */
    public String fail(String... goals) throws IOException, InterruptedException {
        return run(false, goals);
    }

    /** Runs for a program: each line of standard output must be JSON; returns them. */
    public List<Map<?, ?>> json(String... goals) throws IOException, InterruptedException {
        var out = Files.createTempFile(folder, "mvn", ".out");
        var log = Files.createTempFile(folder, "mvn", ".log");
        var arguments =
                Stream.concat(Stream.of(goals), Stream.of("-Dsosw.json")).toArray(String[]::new);
        var process = builder(arguments)
                .redirectOutput(out.toFile())
                .redirectError(log.toFile())
                .start();
        ended(process, log, true, arguments);
        var printed = Files.readString(out).replaceAll(COLOURS, "");
        Files.delete(out);
        return printed.lines().<Map<?, ?>>map(Maven::object).toList();
    }

    private static Map<?, ?> object(String line) {
        return Json.parse(line) instanceof Map<?, ?> object ? object : Map.of("value", line);
    }

    /** Runs without -B and answers each question by a line; returns what was printed. */
    public String answer(List<String> answers, String... goals) throws IOException, InterruptedException {
        var asking = new Maven(
                folder, options.stream().filter(option -> !option.equals("-B")).toList());
        var input =
                Files.writeString(Files.createTempFile(folder, "answers", ".txt"), String.join("\n", answers) + "\n");
        var log = Files.createTempFile(folder, "mvn", ".log");
        var process = asking.builder(goals)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .redirectInput(input.toFile())
                .start();
        return ended(process, log, true, goals);
    }

    private String run(boolean successful, String... goals) throws IOException, InterruptedException {
        var log = Files.createTempFile(folder, "mvn", ".log");
        return ended(start(log, goals), log, successful, goals);
    }

    private static String ended(Process process, Path log, boolean successful, String... goals)
            throws IOException, InterruptedException {
        int code = process.waitFor();
        var printed = Files.readString(log);
        Files.delete(log);
        if (successful != (code == 0)) {
            throw new IllegalStateException("mvn " + String.join(" ", goals) + " ended with " + code + ":\n" + printed);
        }
        return printed;
    }

    /** Runs two commands with a pipe between them; returns what the second printed on standard output. */
    public String pipe(List<String> first, List<String> second) throws IOException, InterruptedException {
        var out = Files.createTempFile(folder, "mvn", ".out");
        var processes = ProcessBuilder.startPipeline(List.of(
                builder(first.toArray(String[]::new)),
                builder(second.toArray(String[]::new))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .redirectOutput(out.toFile())));
        for (Process process : processes) {
            if (process.waitFor() != 0) {
                throw new IllegalStateException(first + " | " + second + " failed:\n" + Files.readString(out));
            }
        }
        var printed = Files.readString(out);
        Files.delete(out);
        return printed;
    }

    /** Starts without waiting; output goes to the log. */
    public Process start(Path log, String... goals) throws IOException {
        return builder(goals)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /** Runs to the end on this terminal; returns the exit code. */
    public int show(String... goals) throws IOException, InterruptedException {
        return builder(goals).inheritIO().start().waitFor();
    }

    /** Writes a program {@code mvn} that is this Maven, for scripts, with further options if wanted. */
    void script(Path programs, String... further) throws IOException {
        var arguments = new StringBuilder("exec '" + executable() + "'");
        Stream.concat(options.stream(), Stream.of(further))
                .filter(option -> !option.equals("-q"))
                .forEach(option -> arguments.append(" '").append(option).append("'"));
        var file = Files.writeString(programs.resolve("mvn"), "#!/bin/sh\n" + arguments + " \"$@\"\n");
        if (!file.toFile().setExecutable(true)) {
            throw new IOException("cannot be made executable: " + file);
        }
    }

    private ProcessBuilder builder(String... goals) {
        var command = new ArrayList<String>();
        command.add(executable());
        command.addAll(options);
        command.addAll(List.of(goals));
        return new ProcessBuilder(command).directory(folder.toFile());
    }

    private static String executable() {
        boolean windows = File.separatorChar == '\\';
        var home = System.getProperty("maven.home");
        var name = windows ? "mvn.cmd" : "mvn";
        return home == null ? name : Path.of(home, "bin", name).toString();
    }
}
