package io.sosw.engine.run;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends a process with this one, at Ctrl-C and when only this one is told to end, and lets it say its last words before the
 * terminal is somebody else's.
 */
final class Tether implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 10;

    private final Process process;
    private final Thread hook = new Thread(this::end, "sosw-tether");

    Tether(Process process) {
        this.process = process;
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException ending) {
            end();
            rest();
        }
    }

    private void end() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    /** Does not return once this process is ending: what the goal would say then is said by nobody's wish. */
    static void removeOrRest(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            rest();
        }
    }

    static void rest() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        removeOrRest(hook);
    }
}
