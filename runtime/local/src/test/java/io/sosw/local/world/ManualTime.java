package io.sosw.local.world;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A clock and its timers that move only when the test says so. */
public final class ManualTime extends Clock implements Timers {
    private final List<Due> due = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-21T00:00:00Z");

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public synchronized Cancel after(Duration delay, Runnable work) {
        var entry = new Due(now.plus(delay), work);
        due.add(entry);
        notifyAll();
        return () -> cancel(entry);
    }

    private synchronized void cancel(Due entry) {
        due.remove(entry);
    }

    /** Moves the clock and runs what became due, in order. */
    public void advance(Duration step) {
        var end = instant().plus(step);
        for (var next = takeDue(end); next != null; next = takeDue(end)) {
            next.work.run();
        }
        moveTo(end);
    }

    /** Waits until another thread has asked for a timer. */
    public synchronized void awaitTimer() throws InterruptedException {
        while (due.isEmpty()) {
            wait();
        }
    }

    /** Waits until another thread has asked for a timer that is due so soon. */
    public synchronized void awaitTimerWithin(Duration most) throws InterruptedException {
        while (due.stream().noneMatch(entry -> !entry.at.isAfter(now.plus(most)))) {
            wait();
        }
    }

    private synchronized void moveTo(Instant time) {
        now = time;
    }

    private synchronized @org.jspecify.annotations.Nullable Due takeDue(Instant end) {
        var next = due.stream().min(Comparator.comparing(Due::at)).orElse(null);
        if (next == null || next.at.isAfter(end)) {
            return null;
        }
        due.remove(next);
        now = next.at.isAfter(now) ? next.at : now;
        return next;
    }

    private record Due(Instant at, Runnable work) {}
}
