package io.sosw.local.state;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** Stands still during a call. */
final class MomentClock extends Clock {
    private final Clock real;

    MomentClock(Clock real) {
        this.real = real;
    }

    @Override
    public Instant instant() {
        var moment = Moment.current();
        return moment == null ? real.instant() : moment.time();
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new MomentClock(real.withZone(zone));
    }
}
