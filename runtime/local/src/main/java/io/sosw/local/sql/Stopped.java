package io.sosw.local.sql;

import io.sosw.error.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A process that is held where it is, until this is closed. */
public final class Stopped implements AutoCloseable {
    private final String pid;

    private Stopped(String pid) {
        this.pid = pid;
    }

    /**
     * Holds the process whose number is in a file.
     *
     * @param system the operating system's name
     */
    static Stopped at(Path file, String system) throws IOException {
        if (system.startsWith("Windows")) {
            throw new UserError(
                    "on Windows a state with a SQL database cannot be saved while the shim runs",
                    "stop a shim that was started with -Dsosw.persist and copy .sosw/shim/state to .sosw/shim/states/NAME",
                    "state-sql");
        }
        var stopped = new Stopped(Files.readString(file).strip());
        stopped.signal("STOP");
        stopped.awaitRest();
        return stopped;
    }

    private void signal(String name) throws IOException {
        var process = new ProcessBuilder("/bin/sh", "-c", "kill -s \"$1\" \"$2\"", "kill", name, pid).start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException("The SQL server " + pid + " does not take the signal " + name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Linux tells when the last thread has stopped; elsewhere the signal is as quick. */
    private void awaitRest() throws IOException {
        var threads = Path.of("/proc", pid, "task");
        if (Files.isDirectory(threads)) {
            try (var each = Files.list(threads)) {
                for (var thread : each.toList()) {
                    while (runs(thread.resolve("stat"))) {
                        Thread.onSpinWait();
                    }
                }
            }
        }
    }

    private static boolean runs(Path stat) throws IOException {
        if (!Files.exists(stat)) {
            return false;
        }
        var text = Files.readString(stat);
        var state = text.charAt(text.lastIndexOf(')') + 2);
        return state != 'T' && state != 'X' && state != 'Z';
    }

    /** Lets it go on. */
    @Override
    public void close() throws IOException {
        signal("CONT");
    }
}
