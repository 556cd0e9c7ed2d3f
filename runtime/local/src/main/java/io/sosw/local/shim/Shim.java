package io.sosw.local.shim;

import io.sosw.error.UserError;
import io.sosw.local.ses.Mail;
import io.sosw.local.ses.Outbox;
import io.sosw.local.state.States;
import io.sosw.local.wire.Controls;
import io.sosw.local.wire.Gateway;
import io.sosw.local.wire.Listening;
import io.sosw.local.wire.Router;
import io.sosw.local.wire.WireResponse;
import io.sosw.local.world.World;
import java.io.IOException;
import java.net.BindException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** A running shim: the port, the services behind it and what the template made in them. */
public final class Shim implements AutoCloseable {
    private final StateDirectory state;
    private final Gateway gateway;
    private final CountDownLatch stop = new CountDownLatch(1);
    private Provisioning.Provisioned provisioned = Provisioning.Provisioned.nothing();
    private final Router router = new Router(List.of());
    private final Map<String, Controls.Control> controls = new ConcurrentHashMap<>();
    private final List<Consumer<Mail>> listeners = new CopyOnWriteArrayList<>();
    private volatile Optional<Life> running = Optional.empty();
    private Apply making = () -> {};
    private Apply atEnd = () -> {};
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
            var shim = new Shim(state, bind(options.listening()));
            shim.open(options, world, provisioning);
            return shim;
        } catch (IOException | RuntimeException e) {
            state.close();
            throw e;
        }
    }

    static Gateway bind(Listening listening) throws IOException {
        try {
            return Gateway.bind(listening);
        } catch (BindException e) {
            throw new UserError(
                    "port " + listening.port() + " (--port) cannot be bound on " + listening.address() + ": "
                            + e.getMessage(),
                    "leave the port out to get a free one, choose another one with -Dsosw.port=N, or end the process "
                            + "that holds it.",
                    "shim-port",
                    e);
        }
    }

    private void open(ShimOptions options, World world, Provisioning provisioning) throws IOException {
        try {
            if (!options.persist()) {
                states(options).reset(); // left behind by one that was killed
                atEnd = states(options)::reset;
            }
            begin(options, world, provisioning);
            gateway.serve(router, new Controls(controls), world.random());
            apply();
            if (options.fault() != null) {
                life().services().faults().add(options.fault()); // what the template asks for is made without faults
            }
        } catch (IOException | RuntimeException e) {
            gateway.close();
            running.ifPresent(Life::close);
            throw e;
        }
    }

    private States states(ShimOptions options) {
        return new States(state.path(), options.persist());
    }

    private void begin(ShimOptions options, World world, Provisioning provisioning) throws IOException {
        var life = Life.begin(options, world, gateway.endpoint(), state.path(), provisioning);
        running = Optional.of(life);
        making = () -> publish(provisioning.provision(life.services(), life.world(), options), life.world());
        var made = life.services();
        var seed = new SeedControl(options.projectDir(), made::lasting, () -> provisioned.resources());
        var states = new StateControls(
                states(options), life::durable, provisioning, change -> reborn(change, options, world, provisioning));
        controls.putAll(controls());
        controls.putAll(FaultControls.of(made.faults()));
        controls.putAll(OutboxControls.of(made.get(Outbox.class)));
        controls.putAll(states.controls());
        controls.put("POST /_sosw/seed", seed::answer);
        listeners.forEach(made.get(Outbox.class)::listen);
        router.replace(made.mounts());
    }

    /** Whoever asks in between is refused by services that have ended. */
    private synchronized void reborn(
            StateControls.Change change, ShimOptions options, World world, Provisioning provisioning)
            throws IOException {
        life().close();
        try {
            provisioned.owned().close();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        change.make();
        begin(options, world, provisioning);
        apply();
    }

    private Life life() {
        return running.orElseThrow(() -> new IllegalStateException("The shim has not begun"));
    }

    private void apply() throws IOException {
        making.now();
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

    private Map<String, Controls.Control> controls() {
        return Map.of(
                "GET /_sosw/state", request -> WireResponse.text(200, "application/json", description),
                "POST /_sosw/apply", request -> applied(),
                "POST /_sosw/stop",
                        request -> {
                            stop.countDown();
                            return WireResponse.text(200, "text/plain", "stopping\n");
                        });
    }

    /** The template may have changed: makes what it says now. */
    private synchronized WireResponse applied() throws IOException {
        try {
            apply();
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

    /** Calls the listener for each mail that a program sends from now on. */
    public void mails(Consumer<Mail> listener) {
        listeners.add(listener);
        running.ifPresent(life -> life.services().get(Outbox.class).listen(listener));
    }

    /** How many entries of a journal brought the state back. */
    public int repeated() {
        return running.map(Life::repeated).orElse(0);
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
        running.ifPresent(Life::close);
        try (state) {
            provisioned.owned().close();
            atEnd.now();
        }
    }
}
