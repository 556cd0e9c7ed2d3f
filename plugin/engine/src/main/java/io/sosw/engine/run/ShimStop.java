package io.sosw.engine.run;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends a shim: asks, waits, and only then insists. */
public final class ShimStop {
    private static final int PATIENCE_SECONDS = 30;

    private ShimStop() {}

    /** Ends the shim; returns once its process is gone. */
    public static void stop(ShimEndpoint shim) throws InterruptedException {
        var process = shim.process();
        if (process.isEmpty()) {
            return;
        }
        var ended = process.get().onExit();
        if ((asked(shim) && within(ended)) || (process.get().destroy() && within(ended))) {
            return;
        }
        process.get().destroyForcibly();
        within(ended);
    }

    private static boolean asked(ShimEndpoint shim) {
        try {
            var url = URI.create("http://127.0.0.1:" + shim.port() + "/_sosw/stop")
                    .toURL();
            var connection = (HttpURLConnection) url.openConnection();
            connection.setRequestMethod("POST");
            connection.setConnectTimeout(2_000);
            connection.setReadTimeout(5_000);
            connection.setDoOutput(true);
            connection.setFixedLengthStreamingMode(0);
            connection.getOutputStream().close();
            return connection.getResponseCode() < 300;
        } catch (IOException deaf) {
            return false; // it does not answer; the process is ended instead
        }
    }

    private static boolean within(CompletableFuture<ProcessHandle> ended) throws InterruptedException {
        try {
            ended.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException stillAlive) {
            return false;
        } catch (ExecutionException defect) {
            throw new IllegalStateException(defect);
        }
    }
}
