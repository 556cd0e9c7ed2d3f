package io.sosw.essentials.labourer;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long a failed task waits before it is leased again. */
public sealed interface Backoff {
    /** Exponential from 5 s to 15 min. */
    Backoff DEFAULT = new Exponential(Duration.ofSeconds(5), Duration.ofMinutes(15));

    /**
     * @param attempt the attempt that failed, from 1
     */
    Duration after(int attempt, RandomGenerator random);

    /**
     * Doubles from {@code base} up to {@code cap}, with full jitter: anything from zero to that value, so that tasks that
     * failed together do not come back together (AWS Architecture Blog, Exponential Backoff And Jitter).
     */
    record Exponential(Duration base, Duration cap) implements Backoff {
        @Override
        public Duration after(int attempt, RandomGenerator random) {
            long ceiling = base.toMillis() << Math.min(attempt - 1, 30);
            long limit = Math.min(ceiling < 0 ? Long.MAX_VALUE : ceiling, cap.toMillis());
            return Duration.ofMillis(random.nextLong(limit + 1));
        }
    }

    /** sosw's own: the longest duration times the attempts so far. */
    record Linear(Duration step) implements Backoff {
        @Override
        public Duration after(int attempt, RandomGenerator random) {
            return step.multipliedBy(attempt);
        }
    }
}
