package io.sosw.wrapper.poller;

import java.util.function.Supplier;

/**
 * Whether a drain is done: nothing was received and nothing is in flight. Where messages have failed and a redrive policy
 * will take them away, also that the queue has become empty.
 */
final class Drained {
    private final InFlight inFlight;
    private final Tally tally;
    private final Supplier<QueueAttributes> attributes;

    Drained(InFlight inFlight, Tally tally, Supplier<QueueAttributes> attributes) {
        this.inFlight = inFlight;
        this.tally = tally;
        this.attributes = attributes;
    }

    /** To be asked before a receive. */
    long before() {
        return inFlight.isEmpty() ? inFlight.received() : -1;
    }

    /**
     * After a receive that brought nothing. It proves that the queue is empty only if nothing was in flight meanwhile: a
     * message group is locked while one of its messages is.
     */
    boolean after(long before) {
        if (before < 0 || before != inFlight.received()) {
            return false;
        }
        if (!tally.anyFailing()) {
            return true;
        }
        var queue = attributes.get();
        return queue.maxReceiveCount() == 0 || queue.messages() == 0;
    }
}
