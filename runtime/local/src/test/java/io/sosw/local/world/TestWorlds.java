package io.sosw.local.world;

import java.time.Clock;
import java.util.Random;

/** Worlds for tests. */
public final class TestWorlds {
    private TestWorlds() {}

    /** Time moves by hand. */
    public static World manual(ManualTime time) {
        return new World(time, new Random(7), time, new Deliveries(), "000000000000", "us-east-1");
    }

    /** Time moves by itself; for tests with real clients. */
    public static World real() {
        return new World(
                Clock.systemUTC(), new Random(7), new ThreadTimers(), new Deliveries(), "000000000000", "us-east-1");
    }
}
