package io.sosw.engine.run;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Stops what was started for one run when the run ends, in order: first the function drains, then its shim stops. */
final class StopAfter implements AutoCloseable {
    private final @Nullable ShimEndpoint own;
    private final Thread hook = new Thread(this::end, "sosw-stop");
    private @Nullable Process function;
    private volatile boolean ending;

    /** @param own the shim that ends with the run, or {@code null} if none was started for it */
    StopAfter(@Nullable ShimEndpoint own) {
        this.own = own;
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException over) {
            Tether.rest(); // the shim still has the tether of its start
        }
    }

    /** For what uses a shim: only one that was started for it ends with it. */
    static StopAfter of(ShimProcess.Started shim) {
        return new StopAfter(shim.reused() ? null : shim.endpoint());
    }

    /** Whether Ctrl-C was pressed: what changes from now on is no edit. */
    boolean ending() {
        return ending;
    }

    /** Starts a process of the run; Ctrl-C while it starts ends it once it has started. */
    synchronized Process start(Launch launch) throws IOException {
        var started = launch.start();
        function = started;
        if (ending) {
            started.destroy();
        }
        return started;
    }

    int run(Launch launch) throws IOException, InterruptedException {
        return start(launch).waitFor();
    }

    void follow(ShimProcess process, ShimEndpoint shim) throws IOException, InterruptedException {
        process.follow(shim);
    }

    private void end() {
        ending = true;
        endFunction();
        stopOwn();
    }

    private synchronized void endFunction() {
        if (function != null) {
            function.destroy();
            function.onExit().join();
        }
    }

    private void stopOwn() {
        if (own != null) {
            try {
                ShimStop.stop(own);
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** At Ctrl-C the hook does the work, and needs the plugin's classes, which Maven takes away after the goal. */
    @Override
    public void close() {
        Tether.removeOrRest(hook);
        stopOwn();
    }
}
