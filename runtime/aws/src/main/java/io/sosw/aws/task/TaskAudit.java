package io.sosw.aws.task;

import java.util.Map;

/** Told of every step of every task. Never fails: an audit trail must not stop the work it records. */
@FunctionalInterface
public interface TaskAudit {
    /** Keeps no trail. */
    TaskAudit NONE = (taskId, action, extra) -> {};

    /**
     * @param action sosw's word: created, invoked, scheduled_for_retry, marked_as_completed, archived_dead…
     * @param extra further attributes, plain values
     */
    void post(String taskId, String action, Map<String, ?> extra);

    /** Writes what waits; call it before the process may be frozen. */
    default void flush() {}
}
