package io.sosw.local.state;

import java.time.Instant;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The time and the source of randomness of one call, so that the call does the same when it is repeated.
 *
 * @param time what the clock says as long as the call lasts
 * @param turn held while calls are done one after the other; null where nobody else does any
 */
record Moment(
        Instant time, SplittableRandom random, @Nullable ReentrantLock turn) {
    private static final ThreadLocal<@Nullable Moment> CURRENT = new ThreadLocal<>();

    static Moment of(Instant time, long seed) {
        return new Moment(time, new SplittableRandom(seed), null);
    }

    static Moment of(Instant time, long seed, ReentrantLock turn) {
        return new Moment(time, new SplittableRandom(seed), turn);
    }

    /** Lets others have their turns until the event has come. */
    @SuppressWarnings("FutureReturnValueIgnored") // the event itself is what is waited for
    <T> T await(CompletableFuture<T> event) {
        if (turn == null || event.isDone()) {
            return event.join();
        }
        var come = turn.newCondition();
        event.whenComplete((value, failure) -> {
            turn.lock();
            try {
                come.signal();
            } finally {
                turn.unlock();
            }
        });
        while (!event.isDone()) {
            come.awaitUninterruptibly();
        }
        return event.join();
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
