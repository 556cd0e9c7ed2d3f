package io.sosw.local.schedule;

import io.sosw.local.world.Timers;
import io.sosw.local.world.World;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Does something each time that a schedule is due, on the world's clock, until it is stopped. */
public final class Ticker {
    private static final System.Logger LOG = System.getLogger(Ticker.class.getName());
    private static final Timers.Cancel NONE = () -> {};
    /** The world's clock may be put forward while one waits. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final World world;
    private final Schedule schedule;
    private final Consumer<Instant> work;
    private Timers.Cancel pending = NONE;
    private boolean stopped;

    private Ticker(World world, Schedule schedule, Consumer<Instant> work) {
        this.world = world;
        this.schedule = schedule;
        this.work = work;
    }

    /**
     * @param work gets the moment that was due; what it throws is logged and ends nothing
     */
    public static Ticker start(World world, Schedule schedule, Consumer<Instant> work) {
        var ticker = new Ticker(world, schedule, work);
        ticker.arm(world.clock().instant());
        return ticker;
    }

    /** Nothing more is begun. */
    public synchronized void stop() {
        stopped = true;
        pending.cancel();
    }

    private synchronized void arm(Instant after) {
        if (stopped) {
            return;
        }
        schedule.next(after).ifPresent(this::await);
    }

    private synchronized void await(Instant due) {
        if (stopped) {
            return;
        }
        var wait = Duration.between(world.clock().instant(), due);
        if (wait.compareTo(LOOK) > 0) {
            pending = world.timers().after(LOOK, () -> await(due));
        } else {
            pending = world.timers().after(wait.isNegative() ? Duration.ZERO : wait, () -> run(due));
        }
    }

    private void run(Instant due) {
        var now = world.clock().instant();
        arm(now.isAfter(due) ? now : due); // what was missed while the machine slept is not made up for
        try {
            work.accept(due);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "What was due at " + due + " failed", e);
        }
    }
}
