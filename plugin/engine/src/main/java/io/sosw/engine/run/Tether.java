package io.sosw.engine.run;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends a process with this one, at Ctrl-C and when only this one is told to end, and lets it say its last words before the
 * terminal is somebody else's.
 */
final class Tether implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 10;

    private final Thread hook = new Thread(this::end, "sosw-tether");
    private @Nullable Process process;

    private Tether() {}

    /**
     * Starts a process and gives it to its user, who waits for as long as it is needed. An end that comes while the process
     * starts waits until it has started, and ends it then.
     */
    static <T> T hold(ProcessBuilder builder, User<T> user) throws IOException, InterruptedException {
        try (var tether = new Tether()) {
            return user.use(tether.start(builder));
        }
    }

    /** What uses the process. */
    @FunctionalInterface
    interface User<T> {
        T use(Process process) throws IOException, InterruptedException;
    }

    private synchronized Process start(ProcessBuilder builder) throws IOException {
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException ending) {
            rest();
        }
        var started = builder.start();
        process = started;
        return started;
    }

    private synchronized void end() {
        if (process == null) {
            return; // it could not be started
        }
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
