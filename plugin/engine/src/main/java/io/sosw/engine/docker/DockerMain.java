package io.sosw.engine.docker;

import io.sosw.error.UserError;
import io.sosw.json.Json;
import io.sosw.local.shim.AttachedShim;
import io.sosw.local.shim.Emulator;
import io.sosw.local.shim.ShimOptions;
import io.sosw.local.world.Deliveries;
import io.sosw.local.world.ThreadTimers;
import io.sosw.local.world.World;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;

/** The process beside a project's containers; its argument is a {@link DockerPlan}. It ends them when it ends. */
public final class DockerMain {
    private static final Duration GLANCE = Duration.ofSeconds(2);

    private DockerMain() {}

    /** Ends with 1 if a person has to do something. */
    public static void main(String[] arguments) throws Exception {
        System.exit(run(Json.read(arguments[0], DockerPlan.class), System.out));
    }

    private static int run(DockerPlan plan, PrintStream out) throws Exception {
        try {
            var containers = new Containers(plan);
            if (plan.remove()) {
                var count = containers.remove(List.of());
                Files.deleteIfExists(marker(plan));
                out.println(count == 1 ? "1 container is gone." : count + " containers are gone.");
            } else {
                serve(plan, containers, out);
            }
            return 0;
        } catch (UserError e) {
            out.println("ERROR " + e.getMessage());
            return 1;
        }
    }

    /** Tells sosw:shim-stop that there may be containers, whatever becomes of this process. */
    private static Path marker(DockerPlan plan) {
        return Path.of(plan.project(), ".sosw", "shim", "docker");
    }

    private static void serve(DockerPlan plan, Containers containers, PrintStream out) throws Exception {
        Files.createDirectories(marker(plan).getParent());
        Files.writeString(marker(plan), plan.label());
        try (var timers = new ThreadTimers()) {
            var world =
                    new World(Clock.systemUTC(), new Random(), timers, new Deliveries(), "000000000000", "us-east-1");
            var ended = new AtomicBoolean();
            Runnable end = () -> {
                if (!ended.getAndSet(true)) {
                    end(plan, containers, out);
                }
            };
            Runtime.getRuntime().addShutdownHook(new Thread(end, "containers"));
            var options = ShimOptions.of(Path.of(plan.project()), null);
            var emulator = started(containers);
            try (var shim = AttachedShim.start(options, world, emulator, note -> out.println("NOTE " + note))) {
                out.println("The emulator " + plan.image().value() + " is ready at " + emulator.endpoint() + ".");
                while (!shim.awaitStop(GLANCE)) {
                    if (!ended.get()) {
                        containers.check();
                    }
                }
            } finally {
                // Not only when the JVM ends: then Testcontainers does the same, and logs that they are going.
                end.run();
            }
        }
    }

    /** What did start is ended at once: at the end of the JVM, Testcontainers would end it too and log that it is gone. */
    private static Emulator started(Containers containers) {
        try {
            return containers.start();
        } catch (UserError failed) {
            containers.remove(List.of());
            throw failed;
        }
    }

    private static void end(DockerPlan plan, Containers containers, PrintStream out) {
        if (plan.reuse()) {
            out.println("The containers stay; mvn sosw:shim-stop ends them.");
            return;
        }
        containers.remove(List.of());
        try {
            Files.deleteIfExists(marker(plan));
        } catch (IOException e) {
            e.printStackTrace(out);
        }
    }
}
