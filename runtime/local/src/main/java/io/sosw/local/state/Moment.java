package io.sosw.local.state;

import java.time.Instant;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The time and the source of randomness of one call, so that the call does the same when it is repeated.
 *
 * @param time what the clock says as long as the call lasts
 */
record Moment(Instant time, SplittableRandom random) {
    private static final ThreadLocal<@Nullable Moment> CURRENT = new ThreadLocal<>();

    static Moment of(Instant time, long seed) {
        return new Moment(time, new SplittableRandom(seed));
    }

    /** The moment in which this thread is, or null. */
    static @Nullable Moment current() {
        return CURRENT.get();
    }

    /** Enters the moment, or leaves all with null; returns where the thread was before. */
    static @Nullable Moment enter(@Nullable Moment moment) {
        var before = CURRENT.get();
        if (moment == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(moment);
        }
        return before;
    }
}
