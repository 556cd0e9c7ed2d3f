package io.sosw.aws.task;

/** Where a task stands. */
public enum TaskState {
    /** Waits until it is due. */
    QUEUED,
    /** Handed to a worker until its lease ends. */
    LEASED,
    /** Done; the worker has recorded it. */
    COMPLETED,
    /** Given up after the last attempt. */
    DEAD,
    /** Taken back by a person. */
    CANCELLED;

    /** Whether nothing more will happen to the task. */
    public boolean closed() {
        return this != QUEUED && this != LEASED;
    }
}
