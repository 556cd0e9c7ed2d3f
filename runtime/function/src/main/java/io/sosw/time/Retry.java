package io.sosw.time;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Tries again with growing pauses. For calls of one's own; clients of the AWS SDK try again by themselves.
 *
 * <p>Immutable; safe for use by several threads if the pause is.
 */
public final class Retry {
    private final int tries;
    private final Duration delay;
    private final double backoff;
    private final Pause pause;

    /**
     * @param tries in all, at least 1
     * @param delay before the second try
     * @param backoff what each pause is multiplied by to give the next, at least 1
     * @throws IllegalArgumentException if one of them is out of bounds
     */
    public Retry(int tries, Duration delay, double backoff, Pause pause) {
        if (tries < 1 || delay.isNegative() || backoff < 1) {
            throw new IllegalArgumentException("tries " + tries + " must be at least 1, delay " + delay
                    + " not negative and backoff " + backoff + " at least 1");
        }
        this.tries = tries;
        this.delay = delay;
        this.backoff = backoff;
        this.pause = pause;
    }

    /**
     * Does the work until it succeeds or the tries are used up.
     *
     * @param worthIt whether another try may help; what it refuses is thrown at once
     * @throws Exception what the last try threw
     */
    public <T extends @Nullable Object> T run(Predicate<? super Exception> worthIt, Callable<T> work) throws Exception {
        var wait = delay;
        for (var attempt = 1; attempt < tries; attempt++) {
            try {
                return work.call();
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                if (!worthIt.test(e)) {
                    throw e;
                }
            }
            pause.pause(wait);
            wait = Duration.ofNanos((long) (wait.toNanos() * backoff));
        }
        return work.call();
    }
}
