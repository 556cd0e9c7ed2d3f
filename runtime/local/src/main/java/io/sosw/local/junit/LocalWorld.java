package io.sosw.local.junit;

import io.sosw.local.fault.Faults;
import io.sosw.local.fault.OffsetClock;
import io.sosw.local.shim.LocalServices;
import io.sosw.local.wire.Controls;
import io.sosw.local.wire.Gateway;
import io.sosw.local.wire.Router;
import io.sosw.local.world.Deliveries;
import io.sosw.local.world.ThreadTimers;
import io.sosw.local.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/**
 * An AWS of one's own: made in milliseconds, gone without a trace. Without JUnit: {@code try (var aws =
 * LocalWorld.create(1)) { aws.client(SqsClient.class)... }}.
 *
 * <p>Safe for use by several threads.
 */
public final class LocalWorld implements AutoCloseable {
    private static final URI NO_PORT = URI.create("http://127.0.0.1:1");
    private final OffsetClock clock = new OffsetClock(Clock.systemUTC());
    private final ThreadTimers timers = new ThreadTimers();
    private final Optional<Gateway> gateway;
    private final LocalServices services;

    private LocalWorld(long seed, Optional<Gateway> gateway) {
        var random = new Random(seed);
        var world = new World(clock, random, timers, new Deliveries(), "000000000000", "us-east-1");
        this.gateway = gateway;
        this.services = new LocalServices(world, endpoint());
        services.faults().add("seed=" + seed);
        gateway.ifPresent(port -> port.serve(new Router(services.mounts()), Controls.none(), random));
    }

    /** A world without a port. */
    public static LocalWorld create(long seed) {
        return new LocalWorld(seed, Optional.empty());
    }

    /** A world on a free port of 127.0.0.1. */
    public static LocalWorld onPort(long seed) {
        try {
            return new LocalWorld(seed, Optional.of(Gateway.bind(0)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A client in this JVM, with the faults that are on in front of it.
     *
     * @param api for example {@code SqsClient.class}
     * @throws IllegalArgumentException if no such service runs here
     */
    public <C> C client(Class<C> api) {
        return services.client(api);
    }

    /** Whether there is a service of that interface. */
    public boolean serves(Class<?> api) {
        return services.byInterface().containsKey(api);
    }

    /** What goes wrong. */
    public Faults faults() {
        return services.faults();
    }

    /** Where SDKs find this world; nobody listens there if it was made without a port. */
    public URI endpoint() {
        return gateway.map(Gateway::endpoint).orElse(NO_PORT);
    }

    /** Lets the services believe that so much time has passed; what they do by timers still takes its time. */
    public void pass(Duration time) {
        clock.offset(clock.offset().plus(time));
    }

    @Override
    public void close() {
        gateway.ifPresent(Gateway::close);
        services.close();
        timers.close();
    }
}
