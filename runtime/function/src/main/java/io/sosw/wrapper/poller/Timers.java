package io.sosw.wrapper.poller;

import java.time.Duration;

/** Time that passes. Tasks must be short: there may be one thread for all of them. */
public interface Timers extends AutoCloseable {

    /** Runs a task once. */
    Timer after(Duration delay, Runnable task);

    /** Runs a task again and again, first after one period. */
    Timer every(Duration period, Runnable task);

    /** Waits, but not longer than until the stop is requested. */
    void pause(Duration duration, StopSignal stop) throws InterruptedException;

    @Override
    void close();

    /** A task to come. */
    interface Timer {
        /** Does nothing if the task has already run. */
        void cancel();
    }
}
