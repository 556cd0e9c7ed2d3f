package io.sosw.event;

import java.util.List;

/**
 * An event taken apart into units of work.
 *
 * @param envelope the outermost one: {@link Envelope#SQS} demands a {@link BatchResponse} as answer
 * @param whole whether the function takes the envelope as it is: then there is one unit, and its result is the response
 * @param units in the order of the event; none for an {@code s3:TestEvent}
 */
public record UnwrappedEvent(Envelope envelope, boolean whole, List<UnitOfWork> units) {

    /** Keeps a copy of the list. */
    public UnwrappedEvent {
        units = List.copyOf(units);
    }
}
