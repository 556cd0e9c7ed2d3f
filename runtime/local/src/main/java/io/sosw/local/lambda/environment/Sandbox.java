package io.sosw.local.lambda.environment;

import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/** A process that was started. */
public interface Sandbox {

    /** Ends it without mercy. */
    void kill();

    /** Completes with the exit code. */
    CompletableFuture<Integer> exit();

    /** The most memory it has had, in MB, where the operating system tells. */
    OptionalInt peakMegabytes();
}
