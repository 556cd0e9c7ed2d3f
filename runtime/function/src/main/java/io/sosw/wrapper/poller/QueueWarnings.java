package io.sosw.wrapper.poller;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What AWS advises for a queue that feeds a function, as far as the queue does not follow it. */
final class QueueWarnings {
    private static final int LEAST_RECEIVES = 5;
    private static final int TIMEOUTS = 6;

    private QueueWarnings() {}

    static List<String> of(QueueAttributes queue, Duration timeout) {
        var warnings = new ArrayList<String>();
        if (queue.maxReceiveCount() == 0) {
            warnings.add("Queue " + queue.name()
                    + " has no redrive policy: a message that always fails is retried until" + " it is too old");
        } else if (queue.maxReceiveCount() < LEAST_RECEIVES) {
            warnings.add("Queue " + queue.name() + " redrives after " + queue.maxReceiveCount()
                    + " deliveries; AWS advises at least " + LEAST_RECEIVES);
        }
        var advised = timeout.multipliedBy(TIMEOUTS);
        if (queue.visibility().compareTo(advised) < 0) {
            warnings.add("Queue " + queue.name() + " hides messages for "
                    + queue.visibility().toSeconds() + " s; AWS advises six times the function's timeout, "
                    + advised.toSeconds() + " s");
        }
        return warnings;
    }
}
