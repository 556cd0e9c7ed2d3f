package io.sosw.worker;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs a function as a worker of tasks: claims the attempt, runs, records completion or failure. Events without a task
 * run as they are.
 *
 * <p>Safe for use by several threads.
 */
public final class Worker {
    private static final Logger LOG = System.getLogger(Worker.class.getName());

    private final TaskLedger ledger;
    private final Supplier<String> executions;

    /**
     * @param executions gives texts that never repeat
     */
    public Worker(TaskLedger ledger, Supplier<String> executions) {
        this.ledger = ledger;
        this.executions = executions;
    }

    /**
     * Runs the work if the attempt is ours to run.
     *
     * @param event as the function received it
     * @param stats read when the work has ended
     * @param work may return {@link Remaining} when time is nearly up
     * @return the result; null if another delivery of the attempt runs it
     * @throws Exception what the work threw, after it was recorded
     */
    public @Nullable Object run(Map<String, Object> event, Supplier<Map<String, ?>> stats, Callable<?> work)
            throws Exception {
        var claimed = Attempt.of(event, executions.get());
        if (claimed.isEmpty()) {
            return work.call();
        }
        var attempt = claimed.get();
        if (!ledger.start(attempt)) {
            return null;
        }
        Object result;
        try {
            result = work.call();
        } catch (Exception e) {
            ledger.fail(attempt, stats.get(), String.valueOf(e));
            throw e;
        }
        if (result instanceof Remaining rest) {
            told(attempt, ledger.handOver(attempt, stats.get(), rest));
            return rest.result();
        }
        told(attempt, ledger.complete(attempt, stats.get(), result));
        return result;
    }

    /** Cancelled meanwhile, or given to another attempt: no failure of the work. */
    private static void told(Attempt attempt, boolean recorded) {
        if (!recorded) {
            LOG.log(
                    Level.DEBUG,
                    "The result of attempt {0} of task {1} was not recorded: the task has moved on without it",
                    attempt.number(),
                    attempt.taskId());
        }
    }
}
