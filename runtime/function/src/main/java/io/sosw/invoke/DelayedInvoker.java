package io.sosw.invoke;

import java.time.Duration;

/** Hands events over to run later, at no cost until then. Safe for use by several threads. */
public interface DelayedInvoker {

    /** The longest delay: 15 minutes for a queue, practically any for a schedule. */
    Duration longest();

    /**
     * Hands an event over.
     *
     * @param function name or ARN; a queue delivers to the function that it triggers, whatever is named here
     * @param payload rendered as JSON
     * @param delay not longer than {@link #longest()}
     * @param name of this hand-over; where the place can tell, the same name twice is one hand-over
     */
    Handover send(String function, Object payload, Duration delay, String name);
}
