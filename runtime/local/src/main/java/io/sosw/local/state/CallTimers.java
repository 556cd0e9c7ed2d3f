package io.sosw.local.state;

import io.sosw.local.world.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Timers that were set during a call are numbered in order: the call that is repeated sets them again, and what the
 * journal says about their end finds them. Others go to the real ones. Guarded by the lock of {@link Durable}.
 */
final class CallTimers implements Timers {
    private final Timers real;
    private final TreeMap<Long, Pending> pending = new TreeMap<>();
    private LongConsumer due = number -> {};
    private boolean armed;
    private long next;

    CallTimers(Timers real) {
        this.real = real;
    }

    private static final class Pending {
        final Instant at;
        final Runnable work;
        Cancel cancel = () -> {};

        Pending(Instant at, Runnable work) {
            this.at = at;
            this.work = work;
        }
    }

    @Override
    public Cancel after(Duration delay, Runnable work) {
        var moment = Moment.current();
        if (moment == null) {
            return real.after(delay, work);
        }
        var number = next++;
        var set = new Pending(moment.time().plus(delay), work);
        pending.put(number, set);
        if (armed) {
            set.cancel = real.after(delay, () -> due.accept(number));
        }
        return () -> {
            set.cancel.cancel();
            pending.remove(number);
        };
    }

    @Override
    public Cancel outside(Duration delay, Runnable work) {
        return armed ? real.after(delay, work) : () -> {};
    }

    /** From now on timers end by themselves; those that are late at once. */
    void arm(Instant now, LongConsumer whenDue) {
        due = whenDue;
        armed = true;
        pending.forEach((number, set) -> {
            var left = Duration.between(now, set.at);
            set.cancel = real.after(left.isNegative() ? Duration.ZERO : left, () -> whenDue.accept(number));
        });
    }

    /** When the timer is due; null if it was taken back. */
    @Nullable
    Instant at(long number) {
        var set = pending.get(number);
        return set == null ? null : set.at;
    }

    /** Does what the timer was set for. */
    void run(long number) {
        var set = pending.remove(number);
        if (set != null) {
            set.work.run();
        }
    }

    void stop() {
        pending.values().forEach(set -> set.cancel.cancel());
        pending.clear();
    }
}
