package io.sosw.aws.task;

/** What became of the attempt to lease a task. */
public sealed interface Lease {

    /** The task is ours for one attempt. */
    record Taken(Task task) implements Lease {}

    /** It has no attempt left and has to be closed as dead. */
    record Exhausted(Task task) implements Lease {}

    /** It moved since the index showed it: somebody else took or closed it. */
    record Gone() implements Lease {}
}
