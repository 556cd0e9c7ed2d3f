package io.sosw.essentials.orchestrator;

import io.sosw.aws.task.Task;

/** Told of every task that is given up, at once and not when the process ends. */
@FunctionalInterface
public interface Alarm {
    void dead(Task task);
}
