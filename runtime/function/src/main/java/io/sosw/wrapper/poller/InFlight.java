package io.sosw.wrapper.poller;

import io.sosw.event.SqsMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Messages received and neither deleted nor given up; each must be kept hidden. */
final class InFlight {
    /** SQS hides a message for at most 12 hours since it was received. */
    private static final Duration LONGEST = Duration.ofHours(11).plusMinutes(55);

    private final Map<String, Held> byReceipt = new LinkedHashMap<>();
    private final Clock clock;
    private long received;

    InFlight(Clock clock) {
        this.clock = clock;
    }

    synchronized void add(Collection<SqsMessage> messages) {
        received += messages.size();
        var now = clock.instant();
        for (SqsMessage message : messages) {
            byReceipt.put(message.receiptHandle(), new Held(message, now));
        }
    }

    synchronized void remove(Collection<SqsMessage> messages) {
        for (SqsMessage message : messages) {
            byReceipt.remove(message.receiptHandle());
        }
    }

    synchronized boolean holds(SqsMessage message) {
        return byReceipt.containsKey(message.receiptHandle());
    }

    synchronized boolean isEmpty() {
        return byReceipt.isEmpty();
    }

    /** How many were ever received: if the same before and after, nothing was in flight in between. */
    synchronized long received() {
        return received;
    }

    synchronized List<SqsMessage> extendable() {
        var oldest = clock.instant().minus(LONGEST);
        var messages = new ArrayList<SqsMessage>();
        for (Held held : byReceipt.values()) {
            if (held.since().isAfter(oldest)) {
                messages.add(held.message());
            }
        }
        return messages;
    }

    private record Held(SqsMessage message, Instant since) {}
}
