package io.sosw.engine.run;

import io.sosw.engine.console.Complaint;
import io.sosw.engine.console.Console;
import io.sosw.error.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A function's process that runs what the sources mean now. It asks before each event; meanwhile edits are looked for, so
 * that mistakes are told when they are saved. Only what it has read at its start needs a new process.
 */
final class LiveRun {
    private static final int LOOK_MILLIS = 250;

    private final LiveProject<FunctionRun> project;
    private final Path machinery;
    private final Path port;
    private final ShimFolder shims;
    private final Console console;
    private final StopAfter stopping;
    private final boolean shimNeeded;
    private final CountDownLatch ended = new CountDownLatch(1);
    private @Nullable Launch current;
    private @Nullable Process process;
    private boolean replaced;
    private boolean shimSeen;

    /** @param shimNeeded whether the project's shim is where the function works */
    LiveRun(
            LiveProject<FunctionRun> project,
            Path machinery,
            Path port,
            ShimFolder shims,
            Console console,
            StopAfter stopping,
            boolean shimNeeded) {
        this.stopping = stopping;
        this.shimNeeded = shimNeeded;
        this.project = project;
        this.machinery = machinery;
        this.port = port;
        this.shims = shims;
        this.console = console;
    }

    /** Runs until the function's process ends by itself, or is ended. */
    int await() throws IOException, InterruptedException {
        try (var answering = FreshServer.start(this::check, project::warmUp, port)) {
            var looking = new Thread(this::look, "sosw-look");
            looking.setDaemon(true);
            looking.start();
            while (true) {
                int code = start().waitFor();
                if (!again()) {
                    return code;
                }
            }
        } finally {
            ended.countDown();
        }
    }

    /** A mistake before the first start ends the run, as it does without reloading; later ones are waited for. */
    private Process start() throws IOException, InterruptedException {
        while (true) {
            try {
                return started();
            } catch (UserError mistake) {
                if (!everStarted() || ended.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    throw mistake;
                }
            }
        }
    }

    private synchronized boolean everStarted() {
        return current != null;
    }

    private synchronized Process started() throws IOException {
        var launch = launch();
        current = launch;
        replaced = false;
        var begun = stopping.start(launch);
        process = begun;
        return begun;
    }

    private Launch launch() throws IOException {
        var run = project.refresh();
        var shim = shims.live();
        if (shim.isEmpty() && shimSeen && shimNeeded && !stopping.ending()) {
            throw new UserError(
                    "the shim has stopped (" + shims.project() + ")",
                    "start it again in its terminal: mvn sosw:shim; the function goes on with it.",
                    "no-shim");
        }
        shimSeen |= shim.isPresent();
        return run.warm(shim.orElse(null), machinery, port);
    }

    private synchronized boolean again() {
        process = null;
        return replaced;
    }

    private synchronized void check() throws IOException {
        var launch = launch();
        var running = process;
        if (stopping.ending()) {
            return; // a drained function's shim may be gone, which is no edit
        }
        if (running == null || replaced || !launch.equals(current)) {
            if (running != null && !replaced) {
                console.line("What the function's process has read at its start has changed: a new one takes over.");
                replaced = true;
                running.destroy();
            }
            throw new UserError("a new process takes over", "wait for it.", "broken-edit");
        }
    }

    private void look() {
        var told = "";
        var seen = "";
        try {
            while (!ended.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                var problem = problem();
                if (problem.equals(seen) && !problem.equals(told)) { // seen twice: a person may save file by file
                    console.line(problem.isEmpty() ? "Mended." : problem + "\n  Events wait until it is mended.");
                    told = problem;
                }
                seen = problem;
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private String problem() {
        try {
            if (awaitsProcess()) {
                project.refresh();
            } else {
                check();
            }
            return "";
        } catch (UserError mistake) {
            return replacing() ? "" : Complaint.text(mistake);
        } catch (IOException | RuntimeException failed) {
            return "The sources cannot be compared: " + failed;
        }
    }

    private synchronized boolean awaitsProcess() {
        return process == null;
    }

    private synchronized boolean replacing() {
        return replaced && process != null;
    }
}
