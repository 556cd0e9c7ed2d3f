package io.sosw.idempotency;

import java.time.Instant;

/**
 * Another delivery of the event is being worked on. Thrown so that this one comes again: should the other die, the work
 * is not lost.
 */
public final class AlreadyRunning extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The work of a key is claimed until an instant. */
    public AlreadyRunning(String key, Instant until) {
        super("Another delivery of '" + key + "' is being worked on, until " + until + " at the latest");
    }

    /** As another process has put it. */
    public AlreadyRunning(String message) {
        super(message);
    }
}
