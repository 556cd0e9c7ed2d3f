package io.sosw.local.junit;

import io.sosw.wrapper.poller.StopSignal;
import io.sosw.wrapper.poller.Timers;
import java.time.Duration;

/** Time stands still: what is only due later never happens, what is to happen once after a pause happens at once. */
final class NoTimers implements Timers {
    @Override
    public Timer after(Duration delay, Runnable task) {
        if (delay.compareTo(Duration.ofSeconds(1)) < 0) {
            task.run();
        }
        return () -> {};
    }

    @Override
    public Timer every(Duration period, Runnable task) {
        return () -> {};
    }

    @Override
    public void pause(Duration duration, StopSignal stop) {}

    @Override
    public void close() {}
}
