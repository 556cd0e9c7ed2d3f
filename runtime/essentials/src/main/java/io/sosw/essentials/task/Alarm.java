package io.sosw.essentials.task;

import io.sosw.aws.task.Task;

/** Told of every task that is given up, at once and not when the process ends. Safe for use by several threads. */
@FunctionalInterface
public interface Alarm {
    /** Tells nobody. */
    Alarm NONE = (task, reason) -> {};

    /**
     * @param task as it stood before it was closed
     * @param reason why it is given up
     * @throws RuntimeException if the alarm could not be sent; the task then stays and is tried again
     */
    void dead(Task task, String reason);
}
