package io.sosw.local.fault;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that can be wrong on purpose. Safe for use by several threads. */
public final class OffsetClock extends Clock {
    private final Clock real;
    private volatile Duration offset = Duration.ZERO;

    public OffsetClock(Clock real) {
        this.real = real;
    }

    /** How far this clock is from the real one from now on. */
    public void offset(Duration wrong) {
        offset = wrong;
    }

    public Duration offset() {
        return offset;
    }

    @Override
    public Instant instant() {
        return real.instant().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new OffsetClock(real.withZone(zone));
    }
}
