package io.sosw.local.shim;

import io.sosw.local.state.Durable;
import io.sosw.local.state.States;
import io.sosw.local.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;

/**
 * The services of a shim from one beginning to the next: resetting and loading a state begin another life at the same
 * port.
 *
 * @param world what they share
 * @param durable keeps what happened, so that it can be saved, or outlives them
 * @param repeated how many entries brought the state back
 */
record Life(World world, LocalServices services, Durable durable, BrakedTimers timers, int repeated)
        implements AutoCloseable {

    /**
     * Makes the services and brings back what they knew.
     *
     * @throws io.sosw.error.UserError if the state on disk cannot be used
     */
    static Life begin(ShimOptions options, World base, URI endpoint, Path directory, Provisioning provisioning)
            throws IOException {
        var timers = new BrakedTimers(base.timers());
        var own = new World(base.clock(), base.random(), timers, base.deliveries(), base.accountId(), base.region());
        var folder = new States(directory, options.persist()).current();
        var durable = options.persist() ? Durable.open(folder, own) : Durable.fleeting(folder, own);
        var services = new LocalServices(durable, endpoint, directory);
        provisioning.prepare(services, options);
        var repeated = services.recover((stack, text) -> provisioning.repeat(services, stack, text));
        provisioning.settle();
        return new Life(durable.world(), services, durable, timers, repeated);
    }

    @Override
    public void close() {
        timers.stop();
        services.close();
        try {
            durable.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
