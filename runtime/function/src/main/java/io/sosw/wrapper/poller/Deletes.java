package io.sosw.wrapper.poller;

import io.sosw.event.SqsMessage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/**
 * Deletes what has succeeded, ten at a time or after 100 ms. What SQS refuses is tried again; until it is deleted, a message
 * stays in flight and hidden.
 */
final class Deletes {
    static final Duration LINGER = Duration.ofMillis(100);
    private static final int MOST_ATTEMPTS = 10;

    private final MessageQueue queue;
    private final InFlight inFlight;
    private final Timers timers;
    private final Executor io;
    private final Backoff backoff;
    private final Logger log;
    private final Deque<Pending> pending = new ArrayDeque<>();
    private int sending;
    private boolean flushScheduled;

    Deletes(MessageQueue queue, InFlight inFlight, Timers timers, Executor io, Backoff backoff, Logger log) {
        this.queue = queue;
        this.inFlight = inFlight;
        this.timers = timers;
        this.io = io;
        this.backoff = backoff;
        this.log = log;
    }

    /** Takes messages whose run has succeeded; a full request goes out on this thread. */
    void add(List<SqsMessage> messages, boolean now) {
        synchronized (this) {
            for (SqsMessage message : messages) {
                pending.add(new Pending(message, 0));
            }
            if (!now && pending.size() < MessageQueue.MOST_ENTRIES) {
                schedule(LINGER);
                return;
            }
        }
        send(now ? 1 : MessageQueue.MOST_ENTRIES);
    }

    private synchronized void schedule(Duration delay) {
        if (!flushScheduled && !pending.isEmpty()) {
            flushScheduled = true;
            timers.after(delay, () -> io.execute(this::flushScheduled));
        }
    }

    private void flushScheduled() {
        synchronized (this) {
            flushScheduled = false;
        }
        send(1);
    }

    /** Deletes all that is left, trying a few times without waiting. */
    void flush() throws InterruptedException {
        for (var round = 0; round < 3; round++) {
            synchronized (this) {
                while (sending > 0) {
                    wait();
                }
                if (pending.isEmpty()) {
                    return;
                }
            }
            send(1);
        }
    }

    /** Sends requests as long as so many messages are waiting, each at most once. */
    private void send(int least) {
        var failures = new ArrayList<Pending>();
        for (var request = take(least); !request.isEmpty(); request = take(least)) {
            try {
                failures.addAll(send(request));
            } finally {
                synchronized (this) {
                    sending--;
                    notifyAll();
                }
            }
        }
        if (!failures.isEmpty()) {
            retry(failures);
        }
    }

    private synchronized List<Pending> take(int least) {
        var request = new ArrayList<Pending>();
        if (pending.size() >= least) {
            while (request.size() < MessageQueue.MOST_ENTRIES && !pending.isEmpty()) {
                request.add(pending.poll());
            }
            if (!request.isEmpty()) {
                sending++;
            }
        }
        return request;
    }

    /** What must be tried again. */
    private List<Pending> send(List<Pending> request) {
        var messages = request.stream().map(Pending::message).toList();
        try {
            var failures = new HashMap<String, EntryFailure>();
            for (EntryFailure failure : queue.delete(messages)) {
                failures.put(failure.message().receiptHandle(), failure);
            }
            return settle(request, failures);
        } catch (RuntimeException e) {
            log.log(Level.WARNING, "Deleting " + messages.size() + " messages failed and is tried again: " + e, e);
            return settle(request, allOf(messages, e));
        }
    }

    private static Map<String, EntryFailure> allOf(List<SqsMessage> messages, RuntimeException e) {
        var failures = new HashMap<String, EntryFailure>();
        for (SqsMessage message : messages) {
            failures.put(message.receiptHandle(), new EntryFailure(message, "Unreachable", e.toString(), false));
        }
        return failures;
    }

    private List<Pending> settle(List<Pending> request, Map<String, EntryFailure> failures) {
        var again = new ArrayList<Pending>();
        var settled = new ArrayList<SqsMessage>();
        for (Pending entry : request) {
            var failure = failures.get(entry.message().receiptHandle());
            if (failure == null) {
                settled.add(entry.message());
            } else if (failure.senderFault() || entry.attempts() + 1 >= MOST_ATTEMPTS) {
                settled.add(entry.message());
                log.log(
                        Level.ERROR,
                        "Message " + entry.message().messageId() + " succeeded but cannot be deleted and will be"
                                + " delivered again: " + failure.code() + " " + failure.text());
            } else {
                again.add(new Pending(entry.message(), entry.attempts() + 1));
            }
        }
        inFlight.remove(settled);
        return again;
    }

    private synchronized void retry(List<Pending> failures) {
        pending.addAll(failures);
        schedule(backoff.after(failures.get(0).attempts()));
    }

    private record Pending(SqsMessage message, int attempts) {}
}
