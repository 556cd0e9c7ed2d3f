package io.sosw.aws;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** The clock in the first place of an array, whatever that is at the moment. */
public final class MovingClock extends Clock {
    private final Clock[] now;

    public MovingClock(Clock[] now) {
        this.now = now;
    }

    @Override
    public Instant instant() {
        return now[0].instant();
    }

    @Override
    public ZoneId getZone() {
        return now[0].getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
