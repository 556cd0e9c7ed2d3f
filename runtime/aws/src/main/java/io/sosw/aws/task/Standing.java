package io.sosw.aws.task;

/** Where a task stands for a person who looks at it: its state, and whether its lease has run out. */
public enum Standing {
    /** Waits for a place, or for the moment of its next attempt. */
    QUEUED,
    /** Leased, and the lease holds. */
    RUNNING,
    /** Leased, and the lease has run out: the Scavenger will settle it. */
    EXPIRED,
    /** Done. */
    COMPLETED,
    /** Given up after the last attempt, and nobody has retried it yet. */
    DEAD,
    /** Taken back by a person. */
    CANCELLED
}
