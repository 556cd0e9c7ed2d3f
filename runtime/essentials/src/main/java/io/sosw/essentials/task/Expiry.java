package io.sosw.essentials.task;

import io.sosw.aws.task.Task;
import io.sosw.aws.task.TaskAudit;
import io.sosw.aws.task.TaskState;
import io.sosw.aws.task.TaskTransitions;
import io.sosw.essentials.labourer.Labourer;
import java.time.Clock;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * What becomes of a task that has no attempt running: another attempt after a delay, or the end of it.
 *
 * <p>Safe for use by several threads if the generator is, and by several processes on one table.
 */
public final class Expiry {
    private final TaskTransitions transitions;
    private final Alarm alarm;
    private final TaskAudit audit;
    private final Clock clock;
    private final RandomGenerator random;

    /**
     * @param alarm told of every task that dies
     * @param random the jitter of delays
     */
    public Expiry(TaskTransitions transitions, Alarm alarm, TaskAudit audit, Clock clock, RandomGenerator random) {
        this.transitions = transitions;
        this.alarm = alarm;
        this.audit = audit;
        this.clock = clock;
        this.random = random;
    }

    /** Settles a task whose lease has run out, or that waits without an attempt left. */
    public Outcome settle(Labourer labourer, Task task) {
        if (task.attempts() >= labourer.maxAttempts()) {
            return bury(task, "no attempt is left of " + labourer.maxAttempts());
        }
        if (task.state() != TaskState.LEASED) {
            return Outcome.MOVED;
        }
        var retryAt = clock.instant().plus(labourer.backoff().after(task.attempts(), random));
        if (!transitions.expire(task, retryAt)) {
            return Outcome.MOVED;
        }
        audit.post(task.taskId(), "scheduled_for_retry", Map.of("labourer_id", task.labourerId()));
        return Outcome.RETRIED;
    }

    /**
     * Closes a task for good. The alarm comes first: told twice is better than never told.
     *
     * @param reason for the alarm
     */
    public Outcome bury(Task task, String reason) {
        alarm.dead(task, reason);
        if (!transitions.bury(task)) {
            return Outcome.MOVED;
        }
        audit.post(task.taskId(), "archived_dead", Map.of("labourer_id", task.labourerId()));
        return Outcome.BURIED;
    }

    /** What became of it. */
    public enum Outcome {
        RETRIED,
        BURIED,
        /** Somebody else was faster, or there is nothing to do. */
        MOVED
    }
}
