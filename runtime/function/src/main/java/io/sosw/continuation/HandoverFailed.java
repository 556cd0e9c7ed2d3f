package io.sosw.continuation;

import io.sosw.invoke.Handover;

/** The next run could not be started, or nobody knows whether it was. The place repeats the event of this run. */
public final class HandoverFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What the invoker said of a next run. */
    public HandoverFailed(Chain next, Handover handover) {
        super("Run " + next.run() + " of chain " + next.id() + " could not be handed over: " + handover);
    }
}
