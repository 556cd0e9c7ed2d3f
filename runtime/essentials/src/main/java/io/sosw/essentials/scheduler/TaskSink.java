package io.sosw.essentials.scheduler;

import java.util.Map;

/** Takes the tasks of a job one by one, so that a job of a million tasks never stands in memory whole. */
@FunctionalInterface
public interface TaskSink {

    /**
     * @param payload the task's payload, owned by the receiver
     */
    void accept(Map<String, Object> payload);
}
