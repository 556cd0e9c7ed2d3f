package io.sosw.engine.run;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Stops what was started for one run when the run ends, in order: first the function drains, then its shim stops. */
final class StopAfter implements AutoCloseable {
    private final @Nullable ShimEndpoint own;
    private final Thread hook = new Thread(this::ending, "sosw-stop");
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable Process function;

    /** @param own the shim that ends with the run, or {@code null} if none was started for it */
    StopAfter(@Nullable ShimEndpoint own) {
        this.own = own;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    int await(Process process) throws InterruptedException {
        function = process;
        return process.waitFor();
    }

    void follow(ShimProcess process, ShimEndpoint shim) throws IOException, InterruptedException {
        process.follow(shim);
    }

    private void ending() {
        try {
            var running = function;
            if (running != null) {
                running.destroy();
                running.onExit().join();
            }
            stopOwn();
        } finally {
            ended.countDown();
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

    /** The hook does the work; Maven takes the plugin's classes away from it as soon as the goal is over. */
    private void awaitHook() {
        try {
            ended.await();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            awaitHook();
            return;
        }
        stopOwn();
    }
}
