package io.sosw.local.junit;

import io.sosw.time.Pause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock for tests that moves when somebody waits: hours pass at once. Not thread-safe. */
public final class PassingTime extends Clock implements Pause {
    private Instant now;

    /** Begins at an instant. */
    public PassingTime(Instant begin) {
        this.now = begin;
    }

    @Override
    public void pause(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** The same time in all zones. */
    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
