package io.sosw.engine.deploy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** When a person who sees nothing happen should be told what is waited for: after ten seconds, then less and less often. */
final class Quiet {
    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration MOST = Duration.ofMinutes(2);

    private final Clock clock;
    private Instant begin;
    private Duration pause = FIRST;

    Quiet(Clock clock) {
        this.clock = clock;
        this.begin = clock.instant();
    }

    /** Something has happened. */
    void over() {
        begin = clock.instant();
        pause = FIRST;
    }

    /** Whether it is time to tell; then not again for a while. */
    boolean tooLong() {
        var now = clock.instant();
        if (Duration.between(begin, now).compareTo(pause) < 0) {
            return false;
        }
        begin = now;
        pause = pause.multipliedBy(2).compareTo(MOST) < 0 ? pause.multipliedBy(2) : MOST;
        return true;
    }
}
