package io.sosw.engine.deploy;

import java.time.Duration;

/** Lets time pass between two questions. */
@FunctionalInterface
interface Pause {
    /** Waits. */
    void forMillis(long millis);

    /** Pauses that grow from 50 ms to 2 s: a shim is quick, AWS is not and counts its calls. */
    default Growing growing() {
        return new Growing(this);
    }

    /** See {@link #growing()}. */
    final class Growing {
        private static final long MOST = Duration.ofSeconds(2).toMillis();
        private final Pause pause;
        private long next = 50;

        private Growing(Pause pause) {
            this.pause = pause;
        }

        void next() {
            pause.forMillis(next);
            next = Math.min(MOST, next * 3 / 2);
        }
    }
}
