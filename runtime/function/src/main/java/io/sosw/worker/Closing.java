package io.sosw.worker;

/** What is recorded of a task that comes by a queue: the more, the dearer. */
public enum Closing {
    /** Nothing: the queue alone knows. The cheapest; a message delivered twice is worked on twice. */
    NONE,
    /** One conditional write when it ends, so that it is closed exactly once, however often it was delivered. */
    ONCE,
    /** A claim before each run as well: one that is closed, or being worked on, does not start again. */
    CLAIMED
}
