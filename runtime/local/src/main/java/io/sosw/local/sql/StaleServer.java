package io.sosw.local.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;

/** Ends a server that an earlier shim of the same project left behind. */
final class StaleServer {
    private StaleServer() {}

    static void end(Path folder) throws IOException {
        var file = folder.resolve("server.pid");
        if (!Files.exists(file)) {
            return;
        }
        var text = Files.readString(file).strip();
        if (text.matches("\\d{1,9}")) {
            var found = ProcessHandle.of(Long.parseLong(text)).filter(process -> isOurs(process, folder));
            if (found.isPresent() && found.get().destroyForcibly()) {
                await(found.get());
            }
        }
        Files.deleteIfExists(file);
    }

    /** The number may belong to another process by now; ours names our folder on its command line. */
    private static boolean isOurs(ProcessHandle process, Path folder) {
        return process.info()
                .commandLine()
                .map(line -> line.contains(folder.toAbsolutePath().toString()))
                .orElse(false);
    }

    private static void await(ProcessHandle process) throws IOException {
        try {
            process.onExit().get();
        } catch (ExecutionException e) {
            throw new IOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
