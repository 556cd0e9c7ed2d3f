package io.sosw.local.world;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Timers on daemon threads and the machine's own clock. */
public final class ThreadTimers implements Timers, AutoCloseable {
    /** Stacks wait on them for their tasks, and what ends those needs one, too. */
    private static final int THREADS = 8;

    private final ScheduledThreadPoolExecutor threads;

    public ThreadTimers() {
        threads = new ScheduledThreadPoolExecutor(THREADS, work -> {
            var thread = new Thread(work, "timers");
            thread.setDaemon(true);
            return thread;
        });
        threads.setRemoveOnCancelPolicy(true);
    }

    @Override
    public Cancel after(Duration delay, Runnable work) {
        var handle = threads.schedule(work, delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> handle.cancel(false);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
