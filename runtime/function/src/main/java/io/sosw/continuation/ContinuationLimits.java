package io.sosw.continuation;

import io.sosw.function.Invocation;
import io.sosw.json.Json;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a chain may grow.
 *
 * @param reserve the time that a run keeps to hand over; longer than one step takes
 * @param runs how many runs a chain has whose first event says nothing
 * @param mostRuns how many runs a chain has at the most, whatever its events say
 */
public record ContinuationLimits(Duration reserve, int runs, int mostRuns) {
    /**
     * Lambda drops an event without a word when a function has called itself about 16 times, unless the function declares
     * {@code RecursiveLoop: Allow}. Within this many runs that cannot happen.
     */
    public static final int UNDETECTED = 15;

    /**
     * @throws IllegalArgumentException if a number is less than 1, or the reserve not positive
     */
    public ContinuationLimits {
        if (runs < 1 || mostRuns < 1 || reserve.isNegative() || reserve.isZero()) {
            throw new IllegalArgumentException("reserve " + reserve + " must be positive, runs " + runs
                    + " and mostRuns " + mostRuns + " at least 1");
        }
    }

    /** Chains of at most {@link #UNDETECTED} runs. */
    public static ContinuationLimits reserve(Duration reserve) {
        return new ContinuationLimits(reserve, UNDETECTED, UNDETECTED);
    }

    /** Chains of so many runs; for more than {@link #UNDETECTED} the function declares {@code RecursiveLoop: Allow}. */
    public ContinuationLimits runs(int number) {
        return new ContinuationLimits(reserve, number, number);
    }

    /**
     * The chain that an invocation belongs to, never with more runs left than these limits allow. A first run is named by
     * its request and its cursor, so that a repeated delivery of the first event is the same run.
     */
    public Chain chain(Invocation invocation, @Nullable Chain given, @Nullable Object cursor) {
        if (given == null) {
            var hash = Integer.toHexString(Json.write(cursor).hashCode());
            return new Chain(invocation.requestId() + "." + hash, 1, Math.min(runs, mostRuns) - 1);
        }
        return new Chain(given.id(), given.run(), Math.max(0, Math.min(given.runsLeft(), mostRuns - given.run())));
    }
}
