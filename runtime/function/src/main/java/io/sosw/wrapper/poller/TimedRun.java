package io.sosw.wrapper.poller;

import io.sosw.event.BatchOutcome;
import io.sosw.event.SqsMessage;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One delivery. It ends once: by its result, by its failure, or by expiry, which interrupts the thread and counts as a
 * failure of the whole batch even if the function does not heed the interrupt.
 */
final class TimedRun implements Runnable {
    private enum State {
        WAITING,
        RUNNING,
        ENDED
    }

    private final List<SqsMessage> messages;
    private final Callable<BatchOutcome> work;
    private final BiConsumer<TimedRun, BatchOutcome> end;
    private State state = State.WAITING;
    private boolean expired;
    private @Nullable Thread thread;
    private Timers.@Nullable Timer timer;

    TimedRun(List<SqsMessage> messages, Callable<BatchOutcome> work, BiConsumer<TimedRun, BatchOutcome> end) {
        this.messages = messages;
        this.work = work;
        this.end = end;
    }

    List<SqsMessage> messages() {
        return messages;
    }

    static List<String> ids(List<SqsMessage> messages) {
        return messages.stream().map(SqsMessage::messageId).toList();
    }

    /** The timer to cancel when the run ends. */
    synchronized void limitedBy(Timers.Timer limit) {
        timer = limit;
        if (state == State.ENDED) {
            limit.cancel();
        }
    }

    synchronized boolean hasExpired() {
        return expired;
    }

    @Override
    public void run() {
        synchronized (this) {
            if (state == State.ENDED) {
                return;
            }
            state = State.RUNNING;
            thread = Thread.currentThread();
        }
        BatchOutcome outcome;
        try {
            outcome = work.call();
        } catch (Exception e) {
            outcome = BatchOutcome.allFailed(ids(messages), e.toString());
        }
        if (ends(false)) {
            end.accept(this, outcome);
        }
    }

    /** Ends the run from outside, unless it has ended. */
    void expire(String reason) {
        if (ends(true)) {
            end.accept(this, BatchOutcome.allFailed(ids(messages), reason));
        }
    }

    /** Whoever comes first ends the run. The thread clears the interrupt, so that it reaches no later work. */
    private synchronized boolean ends(boolean byExpiry) {
        var first = state != State.ENDED;
        if (first) {
            state = State.ENDED;
            expired = byExpiry;
            if (timer != null) {
                timer.cancel();
            }
        }
        if (byExpiry && first && thread != null) {
            thread.interrupt();
        }
        if (!byExpiry && !first) {
            Thread.interrupted();
        }
        return first;
    }
}
