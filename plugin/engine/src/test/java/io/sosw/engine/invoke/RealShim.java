package io.sosw.engine.invoke;

import io.sosw.local.shim.Provisioning;
import io.sosw.local.shim.Shim;
import io.sosw.local.shim.ShimOptions;
import io.sosw.local.world.Deliveries;
import io.sosw.local.world.ThreadTimers;
import io.sosw.local.world.World;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;

/** A shim in the test's own process. */
record RealShim(Shim shim, ThreadTimers timers) implements AutoCloseable {

    static RealShim of(Path project) throws IOException {
        var timers = new ThreadTimers();
        var world = new World(Clock.systemUTC(), new Random(1), timers, new Deliveries(), "000000000000", "us-east-1");
        var options = ShimOptions.of(project, null);
        return new RealShim(Shim.start(options, world, (s, w, o) -> Provisioning.Provisioned.nothing()), timers);
    }

    @Override
    public void close() throws Exception {
        shim.close();
        timers.close();
    }
}
