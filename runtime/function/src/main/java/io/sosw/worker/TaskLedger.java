package io.sosw.worker;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where attempts are recorded: the tasks table itself, or the WorkerAssistant for workers without rights to the table.
 * Safe for use by several threads.
 */
public interface TaskLedger {

    /**
     * Claims the right to run an attempt. Of all deliveries of one attempt at most one is let through.
     *
     * @return whether to run; not if there is nothing to do any more
     * @throws io.sosw.idempotency.AlreadyRunning if another delivery by a queue is being worked on: this one must come
     *     again, since the other may die
     */
    boolean start(Attempt attempt);

    /**
     * Records that the attempt succeeded.
     *
     * @param stats stored as {@code stat_…}
     * @param result stored as {@code result_…} if it is an object, else as {@code result_value}
     * @return whether it was recorded; not if the attempt was no longer the current one
     */
    boolean complete(Attempt attempt, Map<String, ?> stats, @Nullable Object result);

    /**
     * Records that the attempt failed, so that the task is tried again without waiting for its lease to run out.
     *
     * @param reason stored as {@code result_error}
     * @return whether it was recorded
     */
    boolean fail(Attempt attempt, Map<String, ?> stats, String reason);

    /**
     * Records that the attempt succeeded with a part of the work and that another task goes on with the rest: both or
     * neither.
     *
     * @param rest what is left to do, and the result of what is done
     * @return whether it was recorded; not if the attempt was no longer the current one
     * @throws UnsupportedOperationException if this ledger cannot
     */
    default boolean handOver(Attempt attempt, Map<String, ?> stats, Remaining rest) {
        throw new UnsupportedOperationException("This ledger hands nothing over");
    }
}
