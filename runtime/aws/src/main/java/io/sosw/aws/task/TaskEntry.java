package io.sosw.aws.task;

import java.util.List;

/** Where new tasks go: the table, or a queue. Safe for use by several threads. */
@FunctionalInterface
public interface TaskEntry {

    /**
     * Takes the tasks; returns when all are safe.
     *
     * @param tasks at most {@link TaskCreation#BATCH}, of different ids
     * @return those that are new, as far as the place knows
     */
    List<NewTask> create(List<NewTask> tasks);
}
