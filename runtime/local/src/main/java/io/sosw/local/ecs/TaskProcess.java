package io.sosw.local.ecs;

import java.util.concurrent.CompletableFuture;

/** The process of a task. */
public interface TaskProcess {

    /** Completes with true as soon as the process may be relied upon, with false if it ended before. */
    CompletableFuture<Boolean> up();

    /** Completes with the exit code. */
    CompletableFuture<Integer> exit();

    /** Asks it to end (SIGTERM). */
    void terminate();

    /** Ends it without mercy (SIGKILL). */
    void kill();
}
