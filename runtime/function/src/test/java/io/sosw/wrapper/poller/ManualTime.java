package io.sosw.wrapper.poller;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Time that passes when a test says so; due tasks run on the thread that lets it pass. */
final class ManualTime extends Clock implements Timers {
    static final Instant START = Instant.parse("2026-11-21T00:00:00Z");

    final List<Duration> pauses = new ArrayList<>();
    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparing((Task task) -> task.due).thenComparing(task -> task.order));
    private Instant now = START;
    private int order;

    void advance(Duration duration) {
        var end = instant().plus(duration);
        for (var task = next(end); task != null; task = next(end)) {
            task.work.run();
        }
        synchronized (this) {
            now = end;
        }
    }

    private synchronized @Nullable Task next(Instant end) {
        var task = tasks.peek();
        if (task == null || task.due.isAfter(end)) {
            return null;
        }
        tasks.remove();
        now = task.due;
        if (task.period != null) {
            add(task.period, task.period, task.work, task);
        }
        return task;
    }

    private synchronized Timer add(Duration delay, @Nullable Duration period, Runnable work, @Nullable Task again) {
        var task = again == null ? new Task() : again;
        task.due = now.plus(delay);
        task.period = period;
        task.work = work;
        task.order = order++;
        tasks.add(task);
        return () -> {
            synchronized (this) {
                tasks.remove(task);
            }
        };
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        return add(delay, null, task, null);
    }

    @Override
    public Timer every(Duration period, Runnable task) {
        return add(period, period, task, null);
    }

    @Override
    public void pause(Duration duration, StopSignal stop) {
        pauses.add(duration);
        advance(duration);
    }

    @Override
    public void close() {}

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    private static final class Task {
        Instant due = START;
        int order;

        @Nullable
        Duration period;

        Runnable work = () -> {};
    }
}
