package io.sosw.local.ecs;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A task as a JVM with the container wrapper, started as the image would start it.
 *
 * @param threads without an upper bound: each reads what one task prints
 * @param trust how long a process must live to count as running
 */
public record ForkedTask(Executor threads, Duration trust) implements TaskLauncher {
    private static final String MAIN = "io.sosw.wrapper.Main";
    private static final int PERCENT_OF_HEAP = 70;

    @Override
    public TaskProcess launch(Launch launch) throws IOException {
        Files.createDirectories(launch.directory());
        var builder = new ProcessBuilder(command(launch))
                .directory(launch.directory().toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> !name.equals("PATH") && !name.equals("SystemRoot"));
        builder.environment().putAll(launch.variables());
        var process = builder.start();
        process.getOutputStream().close();
        Files.writeString(launch.directory().resolve(StaleTasks.PID), Long.toString(process.pid()));
        threads.execute(() -> read(process, launch));
        return new Running(process, trust);
    }

    private static void read(Process process, Launch launch) {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                launch.log().accept(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command(Launch launch) {
        var windows = File.separatorChar == '\\';
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", windows ? "java.exe" : "java")
                        .toString(),
                "-Xmx" + launch.memory() * PERCENT_OF_HEAP / 100 + "m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "-Djava.io.tmpdir=" + launch.directory(),
                "-cp",
                launch.classPath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                MAIN));
        command.addAll(launch.arguments());
        return command;
    }

    private record Running(Process process, CompletableFuture<Boolean> up, CompletableFuture<Integer> exit)
            implements TaskProcess {
        Running(Process process, Duration trust) {
            this(
                    process,
                    process.onExit()
                            .thenApply(ended -> false)
                            .completeOnTimeout(true, trust.toMillis(), TimeUnit.MILLISECONDS),
                    process.onExit().thenApply(Process::exitValue));
        }

        @Override
        public void terminate() {
            process.toHandle().destroy(); // Process.destroy would close the stream with its last words
        }

        @Override
        public void kill() {
            process.destroyForcibly();
        }
    }
}
