package io.sosw.function;

/**
 * Something costly that can warm itself up before the first invocation, and renew itself where a process is a copy of one
 * that was warmed up (Lambda SnapStart, CRaC); see {@link ContextFactory.Opened#prime()}.
 */
public interface Primed {

    /** Does the work that the first invocation would otherwise pay for: open connections, load classes. */
    void prime();

    /**
     * Renews, in each process that is restored from a snapshot, what its copies must not share or what has grown old: seeds
     * of random numbers, connections, credentials. Called before the first event; a failure ends the process.
     */
    default void restored() throws Exception {}
}
