package io.sosw.wrapper.poller;

import io.sosw.event.SqsMessage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;

/** Keeps messages hidden while they are worked on: every half visibility timeout, all of them for a whole one. */
final class Heartbeat implements Runnable {
    private final MessageQueue queue;
    private final InFlight inFlight;
    private final Duration visibility;
    private final Logger log;

    Heartbeat(MessageQueue queue, InFlight inFlight, Duration visibility, Logger log) {
        this.queue = queue;
        this.inFlight = inFlight;
        this.visibility = visibility;
        this.log = log;
    }

    @Override
    public void run() {
        for (List<SqsMessage> entries : Batches.ofEntries(inFlight.extendable())) {
            try {
                for (EntryFailure failure : queue.changeVisibility(entries, visibility)) {
                    if (inFlight.holds(failure.message())) {
                        log.log(
                                Level.WARNING,
                                "Message " + failure.message().messageId()
                                        + " may be delivered again while it is worked" + " on: " + failure.code() + " "
                                        + failure.text());
                    }
                }
            } catch (RuntimeException e) {
                log.log(Level.WARNING, "Extending the visibility of " + entries.size() + " messages failed: " + e, e);
            }
        }
    }
}
