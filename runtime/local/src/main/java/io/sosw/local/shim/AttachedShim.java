package io.sosw.local.shim;

import io.sosw.error.UserError;
import io.sosw.local.cloudformation.LocalCloudFormation;
import io.sosw.local.provision.Services;
import io.sosw.local.sql.GivenServer;
import io.sosw.local.sql.SqlServer;
import io.sosw.local.template.Template;
import io.sosw.local.wire.Controls;
import io.sosw.local.wire.Gateway;
import io.sosw.local.wire.Router;
import io.sosw.local.wire.WireRequest;
import io.sosw.local.wire.WireResponse;
import io.sosw.local.world.World;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The shim's place beside an AWS that somebody else runs, an emulator in a container for example: the project's template is
 * made there by the same engine, the same file tells where everything is, and the same controls answer.
 */
public final class AttachedShim implements AutoCloseable {
    private final StateDirectory state;
    private final Gateway gateway;
    private final ShimOptions options;
    private final World world;
    private final Emulator emulator;
    private final Consumer<String> notes;
    private final Map<Class<?>, Supplier<?>> services;
    private final LocalCloudFormation cloudFormation;
    private final SqlOnDemand sql;
    private final CountDownLatch stop = new CountDownLatch(1);
    private Optional<Template> applied = Optional.empty();
    private Provisioning.Provisioned provisioned = Provisioning.Provisioned.nothing();
    private String description = "{}\n";

    private AttachedShim(
            StateDirectory state,
            Gateway gateway,
            ShimOptions options,
            World world,
            Emulator emulator,
            Consumer<String> notes) {
        this.state = state;
        this.gateway = gateway;
        this.options = options;
        this.world = world;
        this.emulator = emulator;
        this.notes = notes;
        services = new HashMap<>(RemoteClients.of(emulator.endpoint(), world.region()));
        sql = new SqlOnDemand(() -> GivenServer.at(emulator.sql().orElse("nowhere"), options.schemaFolder()));
        sql.settle();
        if (emulator.sql().isPresent()) {
            services.put(SqlServer.class, sql::get);
        }
        cloudFormation = new LocalCloudFormation(new Services(world, services));
    }

    /**
     * Makes what the template says, unless the emulator has it from before, and publishes.
     *
     * @param notes told, a line each, what the template asks for and the engine does not know
     * @throws UserError if another shim of the project runs or the template cannot be made
     */
    public static AttachedShim start(ShimOptions options, World world, Emulator emulator, Consumer<String> notes)
            throws IOException {
        var state = StateDirectory.hold(options.projectDir());
        try {
            var shim = new AttachedShim(state, Shim.bind(options.listening()), options, world, emulator, notes);
            shim.open();
            return shim;
        } catch (IOException | RuntimeException e) {
            state.close();
            throw e;
        }
    }

    private void open() throws IOException {
        try {
            apply();
            gateway.serve(new Router(List.of()), new Controls(controls()), world.random());
        } catch (IOException | RuntimeException e) {
            gateway.close();
            throw e;
        }
    }

    private synchronized void apply() throws IOException {
        var file = options.templateFile();
        if (file.isPresent()) {
            var template = Template.read(file.get());
            provisioned = earlier(template).orElseGet(() -> made(template));
            new Attachment(emulator.id(), template.text(), provisioned.resources(), provisioned.sql())
                    .write(state.path());
        }
        publish();
    }

    /** What an earlier process has made there. */
    private Optional<Provisioning.Provisioned> earlier(Template template) throws IOException {
        var before =
                Attachment.read(state.path()).filter(each -> each.emulator().equals(emulator.id()));
        if (applied.isPresent() || before.isEmpty()) {
            return Optional.empty();
        }
        if (!before.get().template().equals(template.text())) {
            throw new UserError(
                    "the containers hold what " + template.source() + " said before, and it has changed since",
                    "begin anew: mvn sosw:shim-stop, then mvn sosw:shim -Dsosw.shim=docker",
                    "docker-reuse");
        }
        return Optional.of(new Provisioning.Provisioned(
                before.get().resources(), before.get().sql(), sql));
    }

    private Provisioning.Provisioned made(Template template) {
        var stack = TemplateProvisioning.stackName(options.projectDir());
        var resources = applied.isEmpty()
                ? cloudFormation.apply(stack, template, Map.of())
                : cloudFormation.apply(stack, template, applied.get());
        applied = Optional.of(template);
        TemplateProvisioning.note(cloudFormation, stack, notes);
        return TemplateProvisioning.provisioned(resources, sql);
    }

    private void publish() throws IOException {
        var process = ProcessHandle.current();
        var endpoint = new EndpointFile(
                process.pid(),
                process.info().startInstant().orElse(Instant.EPOCH).toString(),
                gateway.port(),
                emulator.endpoint().toString(),
                world.region(),
                world.accountId(),
                provisioned.resources(),
                provisioned.sql());
        description = endpoint.json();
        state.publish(endpoint);
    }

    private Map<String, Controls.Control> controls() {
        var seed = new SeedControl(options.projectDir(), this::client, () -> provisioned.resources());
        var controls = new HashMap<String, Controls.Control>();
        controls.put("GET /_sosw/state", request -> WireResponse.text(200, "application/json", description));
        controls.put("POST /_sosw/apply", this::applied);
        controls.put("POST /_sosw/seed", seed::answer);
        controls.put("POST /_sosw/stop", request -> {
            stop.countDown();
            return WireResponse.text(200, "text/plain", "stopping\n");
        });
        for (var own : List.of("reset", "save", "load", "faults")) {
            controls.put("POST /_sosw/" + own, AttachedShim::theShimsOwn);
        }
        return controls;
    }

    private <C> C client(Class<C> api) {
        return api.cast(services.getOrDefault(api, () -> null).get());
    }

    private WireResponse applied(WireRequest request) throws IOException {
        try {
            apply();
            return WireResponse.text(200, "application/json", description);
        } catch (UserError e) {
            return WireResponse.text(400, "text/plain", e.getMessage() + "\n");
        }
    }

    private static WireResponse theShimsOwn(WireRequest request) {
        return WireResponse.text(
                400,
                "text/plain",
                "state and faults are the shim's own; this project runs on an emulator in a container (docker-way)\n");
    }

    /** Waits until somebody asks it to stop, for a while; tells whether that was so. */
    public boolean awaitStop(Duration most) throws InterruptedException {
        return stop.await(most.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What {@code endpoint.json} says. */
    public String description() {
        return description;
    }

    /** Where the controls answer. */
    public int port() {
        return gateway.port();
    }

    @Override
    public void close() throws IOException {
        stop.countDown();
        gateway.close();
        state.close();
    }
}
