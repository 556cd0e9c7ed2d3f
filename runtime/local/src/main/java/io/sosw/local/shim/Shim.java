package io.sosw.local.shim;

import io.sosw.error.UserError;
import io.sosw.local.ses.Outbox;
import io.sosw.local.wire.Controls;
import io.sosw.local.wire.Gateway;
import io.sosw.local.wire.Router;
import io.sosw.local.wire.WireResponse;
import io.sosw.local.world.World;
import java.io.IOException;
import java.net.BindException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A running shim: the port, the services behind it and what the template made in them. */
public final class Shim implements AutoCloseable {
    private final StateDirectory state;
    private final Gateway gateway;
    private final CountDownLatch stop = new CountDownLatch(1);
    private Provisioning.Provisioned provisioned = Provisioning.Provisioned.nothing();
    private Optional<LocalServices> running = Optional.empty();
    private String description = "{}\n";

    private Shim(StateDirectory state, Gateway gateway) {
        this.state = state;
        this.gateway = gateway;
    }

    /**
     * Binds, provisions, serves and publishes, in this order: whoever reads the endpoint finds everything there.
     *
     * @throws UserError if the port is taken, another shim of the project runs or the template cannot be made
     */
    public static Shim start(ShimOptions options, World world, Provisioning provisioning) throws IOException {
        var state = StateDirectory.hold(options.projectDir());
        try {
            var shim = new Shim(state, bind(options.port()));
            shim.open(options, world, provisioning);
            return shim;
        } catch (IOException | RuntimeException e) {
            state.close();
            throw e;
        }
    }

    private static Gateway bind(int port) throws IOException {
        try {
            return Gateway.bind(port);
        } catch (BindException e) {
            throw new UserError(
                    "port " + port + " (--port) cannot be bound on 127.0.0.1: " + e.getMessage(),
                    "leave the port out to get a free one, choose another one with -Dsosw.port=N, or end the process "
                            + "that holds it.",
                    "shim-port",
                    e);
        }
    }

    private void open(ShimOptions options, World world, Provisioning provisioning) throws IOException {
        try {
            var made = new LocalServices(world, gateway.endpoint(), state.path());
            running = Optional.of(made);
            Apply apply = () -> publish(provisioning.provision(made, world, options), world);
            var controls = new HashMap<>(controls(apply));
            controls.putAll(FaultControls.of(made.faults()));
            controls.putAll(OutboxControls.of(made.get(Outbox.class)));
            var seed = new SeedControl(options.projectDir(), made, () -> provisioned.resources());
            controls.put("POST /_sosw/seed", seed::answer);
            gateway.serve(new Router(made.mounts()), new Controls(controls), world.random());
            apply.now();
            if (options.fault() != null) {
                made.faults().add(options.fault()); // what the template asks for is made without faults
            }
        } catch (IOException | RuntimeException e) {
            gateway.close();
            running.ifPresent(LocalServices::close);
            throw e;
        }
    }

    private void publish(Provisioning.Provisioned made, World world) throws IOException {
        provisioned = made;
        var endpoint = endpoint(world);
        description = endpoint.json();
        state.publish(endpoint);
    }

    private EndpointFile endpoint(World world) {
        var process = ProcessHandle.current();
        return new EndpointFile(
                process.pid(),
                process.info().startInstant().orElse(Instant.EPOCH).toString(),
                gateway.port(),
                gateway.endpoint().toString(),
                world.region(),
                world.accountId(),
                provisioned.resources(),
                provisioned.sql());
    }

    private Map<String, Controls.Control> controls(Apply apply) {
        return Map.of(
                "GET /_sosw/state", request -> WireResponse.text(200, "application/json", description),
                "POST /_sosw/apply", request -> applied(apply),
                "POST /_sosw/stop",
                        request -> {
                            stop.countDown();
                            return WireResponse.text(200, "text/plain", "stopping\n");
                        });
    }

    /** The template may have changed: makes what it says now. */
    private synchronized WireResponse applied(Apply apply) throws IOException {
        try {
            apply.now();
            return WireResponse.text(200, "application/json", description);
        } catch (UserError e) {
            return WireResponse.text(400, "text/plain", e.getMessage() + "\n");
        }
    }

    @FunctionalInterface
    private interface Apply {
        void now() throws IOException;
    }

    /** Waits until somebody asks the shim to stop. */
    public void awaitStop() throws InterruptedException {
        stop.await();
    }

    /** What {@code endpoint.json} says. */
    public String description() {
        return description;
    }

    /** The mails that the programs sent; none before the shim serves. */
    public Optional<Outbox> outbox() {
        return running.map(services -> services.get(Outbox.class));
    }

    public Gateway gateway() {
        return gateway;
    }

    public Provisioning.Provisioned provisioned() {
        return provisioned;
    }

    @Override
    public void close() throws Exception {
        stop.countDown();
        gateway.close();
        running.ifPresent(LocalServices::close);
        try (state) {
            provisioned.owned().close();
        }
    }
}
