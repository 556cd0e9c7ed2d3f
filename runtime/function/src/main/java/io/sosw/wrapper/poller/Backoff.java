package io.sosw.wrapper.poller;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Waits that double up to a cap, with full jitter.
 *
 * @param base the longest first wait
 * @param cap the longest wait
 * @param random the jitter
 */
record Backoff(Duration base, Duration cap, RandomGenerator random) {
    private static final int MOST_DOUBLINGS = 30;

    /** The wait after so many failures, at least one. */
    Duration after(int failures) {
        var doublings = Math.min(MOST_DOUBLINGS, Math.max(0, failures - 1));
        var longest = Math.min(cap.toMillis(), base.toMillis() << doublings);
        return Duration.ofMillis(random.nextLong(longest + 1));
    }
}
