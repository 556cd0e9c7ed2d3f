package io.sosw.local.shim;

import io.sosw.local.world.Timers;
import java.time.Duration;

/** Timers of services that are replaced one day: then nothing of theirs happens any more. */
final class BrakedTimers implements Timers {
    private final Timers real;
    private volatile boolean stopped;

    BrakedTimers(Timers real) {
        this.real = real;
    }

    @Override
    public Cancel after(Duration delay, Runnable work) {
        return real.after(delay, () -> {
            if (!stopped) {
                work.run();
            }
        });
    }

    void stop() {
        stopped = true;
    }
}
