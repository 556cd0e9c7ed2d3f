package io.sosw.continuation;

import java.io.IOException;

/** Makes the event of the next run, of the function's own event type: it carries the cursor and the chain. */
@FunctionalInterface
public interface NextEvent<S> {

    /**
     * The event, rendered as JSON.
     *
     * @throws IOException if a {@link ClaimCheck} could not write it
     */
    Object of(S cursor, Chain chain) throws IOException;
}
