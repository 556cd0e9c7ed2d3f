package io.sosw.wrapper.poller;

import io.sosw.event.BatchOutcome;
import io.sosw.event.SqsBatch;
import io.sosw.event.SqsMessage;
import io.sosw.function.Invocation;
import io.sosw.json.Json;
import io.sosw.log.LineLogger;
import io.sosw.wrapper.dispatch.EventHandler;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;

/** Runs deliveries and settles them: what succeeded is deleted, what failed is left to the queue. */
final class Deliveries {
    private final MessageQueue queue;
    private final QueueAttributes attributes;
    private final PollerSettings settings;
    private final PollerParts parts;
    private final EventHandler handler;
    private final InFlight inFlight;
    private final Deletes deletes;
    private final Slots slots;
    private final Tally tally;
    private final GroupLocks groups = new GroupLocks();
    private final Set<TimedRun> running = new HashSet<>();
    private final List<SqsMessage> unfinished = new ArrayList<>();

    Deliveries(
            MessageQueue queue,
            QueueAttributes attributes,
            PollerSettings settings,
            PollerParts parts,
            EventHandler handler,
            InFlight inFlight,
            Slots slots,
            Tally tally) {
        this.queue = queue;
        this.attributes = attributes;
        this.settings = settings;
        this.parts = parts;
        this.handler = handler;
        this.inFlight = inFlight;
        this.slots = slots;
        this.tally = tally;
        var backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5), parts.random());
        this.deletes = new Deletes(queue, inFlight, parts.timers(), parts.io(), backoff, parts.log());
    }

    /** Runs one delivery on a thread of its own; the caller has taken a slot for it. */
    void start(List<SqsMessage> messages) {
        var run = new TimedRun(messages, () -> outcome(messages), this::settle);
        synchronized (running) {
            running.add(run);
        }
        var locked = attributes.fifo() ? GroupLocks.groups(messages) : Set.<String>of();
        try {
            parts.threads().execute(() -> run(run, locked));
        } catch (RejectedExecutionException e) {
            run.expire("no thread for it: " + e);
        }
    }

    private void run(TimedRun run, Set<String> locked) {
        try {
            groups.acquire(locked);
        } catch (InterruptedException e) {
            run.expire("interrupted while waiting for its message group");
            return;
        }
        try {
            if (!handler.awaitReady(slots::isClosed)) {
                run.expire("the process is stopping");
                return;
            }
            var timeout = settings.timeout();
            run.limitedBy(parts.timers()
                    .after(timeout, () -> run.expire("Task timed out after " + timeout.toMillis() + " ms")));
            run.run();
        } catch (InterruptedException e) {
            run.expire("interrupted while waiting for the function");
        } finally {
            groups.release(locked);
        }
    }

    private BatchOutcome outcome(List<SqsMessage> messages) {
        var ids = TimedRun.ids(messages);
        var invocation = invocation();
        LineLogger.request(invocation.requestId());
        try {
            var event = Json.toValue(new SqsBatch(messages).toEvent());
            var outcome = BatchOutcome.of(Json.toValue(handler.handle(event, invocation)), ids);
            if (outcome.distrust().isPresent()) {
                tell(outcome);
            }
            return outcome;
        } catch (VirtualMachineError e) {
            parts.log().log(Level.ERROR, "The virtual machine failed on messages " + ids, e);
            return BatchOutcome.allFailed(ids, e.toString());
        } catch (Throwable e) {
            parts.log().log(Level.ERROR, "The function failed on messages " + ids + ": " + e, e);
            return BatchOutcome.allFailed(ids, e.toString());
        } finally {
            LineLogger.request(null);
        }
    }

    private void tell(BatchOutcome outcome) {
        parts.log().log(
                Level.ERROR,
                "Messages " + outcome.failed() + " failed: "
                        + outcome.distrust().orElse(""));
    }

    private Invocation invocation() {
        var deadline = parts.clock().instant().plus(settings.timeout());
        return new Invocation(
                parts.requestIds().get(), settings.function(), "", settings.memory(), 1, deadline, parts.clock());
    }

    private void settle(TimedRun run, BatchOutcome outcome) {
        var failed = new HashSet<>(outcome.failed());
        var succeeded = new ArrayList<SqsMessage>();
        var left = new ArrayList<SqsMessage>();
        for (SqsMessage message : run.messages()) {
            (failed.contains(message.messageId()) ? left : succeeded).add(message);
        }
        if (outcome.distrust().isEmpty()) {
            slots.succeeded();
        } else {
            slots.failed();
            if (run.hasExpired()) { // what the function has thrown or answered is told where it comes from
                tell(outcome);
            }
        }
        tally.settled(succeeded, left);
        var stopped = run.hasExpired() && slots.isClosed();
        leave(left, stopped);
        synchronized (running) {
            running.remove(run);
        }
        if (!succeeded.isEmpty()) {
            deletes.add(succeeded, attributes.fifo());
        }
        slots.release(1);
    }

    private void leave(List<SqsMessage> failed, boolean stopped) {
        if (stopped) {
            synchronized (unfinished) {
                unfinished.addAll(failed);
            }
            return;
        }
        inFlight.remove(failed);
        var delay = settings.retryDelay();
        if (delay.isPresent() && !failed.isEmpty()) {
            parts.io().execute(() -> retryLater(failed, delay.get()));
        }
    }

    private void retryLater(List<SqsMessage> failed, Duration delay) {
        var byWait = new HashMap<Duration, List<SqsMessage>>();
        var backoff = new Backoff(delay, Duration.ofHours(1), parts.random());
        for (SqsMessage message : failed) {
            byWait.computeIfAbsent(backoff.after(message.attempt()), wait -> new ArrayList<>())
                    .add(message);
        }
        byWait.forEach((wait, messages) -> hide(messages, wait));
    }

    private void hide(List<SqsMessage> messages, Duration wait) {
        for (List<SqsMessage> entries : Batches.ofEntries(messages)) {
            try {
                for (EntryFailure failure : queue.changeVisibility(entries, wait)) {
                    parts.log().log(
                            Level.WARNING,
                            "Message " + failure.message().messageId() + " keeps its visibility timeout: "
                                    + failure.code() + " " + failure.text());
                }
            } catch (RuntimeException e) {
                parts.log().log(Level.WARNING, "Changing the visibility of " + entries.size() + " messages failed", e);
            }
        }
    }

    /** Gives messages back at once; they were not worked on, or not to the end. */
    void release(List<SqsMessage> messages) {
        inFlight.remove(messages);
        tally.released(messages.size());
        hide(messages, Duration.ZERO);
    }

    /** The time for finishing is over. */
    void expireAll() {
        List<TimedRun> left;
        synchronized (running) {
            left = List.copyOf(running);
        }
        for (TimedRun run : left) {
            run.expire("the process is stopping");
        }
    }

    /** Deletes what is left to delete and gives back what did not end; nothing runs any more. */
    void finish() throws InterruptedException {
        deletes.flush();
        List<SqsMessage> back;
        synchronized (unfinished) {
            back = List.copyOf(unfinished);
            unfinished.clear();
        }
        release(back);
    }
}
