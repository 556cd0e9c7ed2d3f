package io.sosw.local.junit;

import io.sosw.function.Invocation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** Parents of runs in tests. Time stands still. */
public final class Invocations {
    /** When all tests happen. */
    public static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private Invocations() {}

    /** The first attempt, with no deadline. */
    public static Invocation fixed() {
        return of(Instant.MAX);
    }

    /** The first attempt, with so much time left, for the path that a function takes when time is nearly up. */
    public static Invocation withRemaining(Duration remaining) {
        return of(NOW.plus(remaining));
    }

    private static Invocation of(Instant deadline) {
        return new Invocation("request-1", "function", "", 0, 1, deadline, Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
