package io.sosw.local.ecs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Ends tasks that a shim of the same project left behind when it was killed itself. */
final class StaleTasks {
    static final String PID = "task.pid";

    private StaleTasks() {}

    static void end(Path directory) {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (var tasks = Files.newDirectoryStream(directory)) {
            for (Path task : tasks) {
                var file = task.resolve(PID);
                if (Files.exists(file)) {
                    end(task, Files.readString(file).strip());
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The number may belong to another process by now; ours names its folder on its command line. */
    private static void end(Path task, String pid) {
        if (pid.matches("\\d{1,9}")) {
            ProcessHandle.of(Long.parseLong(pid))
                    .filter(process -> process.info()
                            .commandLine()
                            .map(line -> line.contains(task.toString()))
                            .orElse(false))
                    .ifPresent(ProcessHandle::destroyForcibly);
        }
    }
}
