package io.sosw.essentials.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * Runs the real code of several processes on one virtual clock. One actor runs at a time; it gives way only where it
 * pauses, so a seed always gives the same history.
 */
final class Simulation {
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(work -> {
        var thread = new Thread(work, "actor");
        thread.setDaemon(true);
        return thread;
    });
    private static final ThreadLocal<Actor> CURRENT = new ThreadLocal<>();
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    final SplittableRandom random;
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final Semaphore baton = new Semaphore(0);
    private long now = START.toEpochMilli();
    private long sequence;
    private Throwable failure;

    Simulation(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** Runs events until there are none, or none before {@code end}. */
    void runUntil(Duration end) {
        long last = START.plus(end).toEpochMilli();
        while (failure == null && !events.isEmpty() && events.peek().at <= last) {
            var event = events.poll();
            now = Math.max(now, event.at);
            event.work.run();
        }
        if (failure != null) {
            throw new AssertionError("An actor failed at " + instant(), failure);
        }
    }

    Instant instant() {
        return Instant.ofEpochMilli(now);
    }

    boolean before(Duration end) {
        return instant().isBefore(START.plus(end));
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** Starts a process; it dies with a {@link Crash} without harm to the others. */
    void spawn(Duration delay, Runnable process) {
        at(now + delay.toMillis(), () -> new Actor(process).resume());
    }

    void after(Duration delay, Runnable work) {
        at(now + delay.toMillis(), work);
    }

    /** Lets time pass for the running actor; others run meanwhile. */
    void pause(Duration duration) {
        long until = now + duration.toMillis();
        if (events.isEmpty() || events.peek().at > until) {
            now = until;
            return;
        }
        var actor = CURRENT.get();
        at(until, actor::resume);
        actor.giveWay();
    }

    /** The clock of a process that is off by {@code skew}. */
    Clock clock(Duration skew) {
        return new Clock() {
            @Override
            public Instant instant() {
                return Simulation.this.instant().plus(skew);
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }

    private void at(long time, Runnable work) {
        events.add(new Event(time, sequence++, work));
    }

    /** The process is gone, as by {@code kill -9}. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1L;

        Crash() {
            super("crash", null, false, false);
        }
    }

    private record Event(long at, long sequence, Runnable work) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int byTime = Long.compare(at, other.at);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }

    /** A process on a thread of its own, which runs only while the loop waits for it. */
    private final class Actor {
        private final Runnable process;
        private final Semaphore turn = new Semaphore(0);
        private boolean started;

        Actor(Runnable process) {
            this.process = process;
        }

        void resume() {
            if (started) {
                turn.release();
            } else {
                started = true;
                THREADS.execute(this::live);
            }
            baton.acquireUninterruptibly();
        }

        void giveWay() {
            baton.release();
            turn.acquireUninterruptibly();
        }

        private void live() {
            CURRENT.set(this);
            try {
                process.run();
            } catch (Crash e) {
                return;
            } catch (Throwable e) {
                failure = e;
            } finally {
                CURRENT.remove();
                baton.release();
            }
        }
    }
}
