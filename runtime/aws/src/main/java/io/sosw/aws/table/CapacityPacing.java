package io.sosw.aws.table;

import io.sosw.time.Pause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Spaces operations so that they stay within a provisioned capacity: each waits until a second divided by the capacity
 * has passed since the last. On demand nothing waits. Not thread-safe: one thread paces its own operations.
 */
public final class CapacityPacing {
    private final Duration interval;
    private final Clock clock;
    private final Pause pause;
    private Instant last = Instant.MIN;

    private CapacityPacing(long capacity, Clock clock, Pause pause) {
        this.interval = capacity == 0 ? Duration.ZERO : Duration.ofNanos(1_000_000_000L / capacity);
        this.clock = clock;
        this.pause = pause;
    }

    /** Paces reads of a table. */
    public static CapacityPacing ofReads(TableShape table, Clock clock, Pause pause) {
        return new CapacityPacing(table.readCapacity(), clock, pause);
    }

    /** Paces writes to a table. */
    public static CapacityPacing ofWrites(TableShape table, Clock clock, Pause pause) {
        return new CapacityPacing(table.writeCapacity(), clock, pause);
    }

    /** Waits until the next operation may be done. */
    public void next() throws InterruptedException {
        var now = clock.instant();
        if (!last.equals(Instant.MIN)) {
            var wait = interval.minus(Duration.between(last, now));
            if (!wait.isNegative() && !wait.isZero()) {
                pause.pause(wait);
            }
        }
        last = clock.instant();
    }
}
