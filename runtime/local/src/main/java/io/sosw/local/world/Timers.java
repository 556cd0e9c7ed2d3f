package io.sosw.local.world;

import java.time.Duration;

/** Runs work later. The real one uses threads; tests use one that they advance by hand. */
public interface Timers {

    /** Runs {@code work} once after {@code delay}; the returned handle cancels it if it has not started. */
    Cancel after(Duration delay, Runnable work);

    /**
     * Runs what leaves the machine, an HTTP request for example, which is not to be repeated when a state is brought
     * back.
     */
    default Cancel outside(Duration delay, Runnable work) {
        return after(delay, work);
    }

    /** Takes back what was asked for. */
    @FunctionalInterface
    interface Cancel {
        void cancel();
    }
}
