package io.sosw.wrapper.poller;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Real time, one daemon thread. */
public final class ThreadTimers implements Timers {
    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, task -> {
        var thread = new Thread(task, "sosw-timer");
        thread.setDaemon(true);
        return thread;
    });

    /** Starts no thread before the first task. */
    public ThreadTimers() {
        executor.setRemoveOnCancelPolicy(true);
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        return timer(executor.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public Timer every(Duration period, Runnable task) {
        var millis = Math.max(1, period.toMillis());
        return timer(executor.scheduleAtFixedRate(task, millis, millis, TimeUnit.MILLISECONDS));
    }

    private static Timer timer(ScheduledFuture<?> future) {
        return () -> future.cancel(false);
    }

    @Override
    public void pause(Duration duration, StopSignal stop) throws InterruptedException {
        stop.await(duration);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
