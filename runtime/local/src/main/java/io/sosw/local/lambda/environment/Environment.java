package io.sosw.local.lambda.environment;

import io.sosw.local.world.World;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One execution environment: a process that handles one event at a time, many in its life. */
public final class Environment implements RuntimeServer.Desk, AutoCloseable {
    /** Lambda's limit of the init phase. */
    private static final Duration INIT_LIMIT = Duration.ofSeconds(10);

    private final World world;
    private final Plan plan;
    private final RuntimeServer server;
    private final LogFile log;
    private final Consumer<String> sink;
    private final PlatformLines platform;
    private final CompletableFuture<Optional<Outcome>> ready = new CompletableFuture<>();
    private final Instant launched;
    private final int memory;
    private @Nullable Sandbox sandbox;
    private RuntimeServer.@Nullable Assignment waiting;
    private @Nullable Running running;
    private boolean first = true;
    private boolean closed;

    /**
     * What an environment is made for.
     *
     * @param runtime as configured, for example {@code java17}
     * @param version of the function
     * @param timeout of one call
     * @param json whether the platform's lines are JSON
     * @param launch what to start, given the Runtime API's address
     */
    public record Plan(
            String runtime, String version, Duration timeout, boolean json, Function<String, Launch> launch) {}

    private record Running(String requestId, CompletableFuture<Outcome> end) {}

    @SuppressWarnings("FutureReturnValueIgnored") // exited() itself completes whatever waits for the process
    private Environment(World world, Plan plan, Launcher launcher, Consumer<String> sink) throws IOException {
        this.world = world;
        this.plan = plan;
        this.sink = sink;
        this.platform = plan.json() ? new JsonLines() : new TextLines();
        this.launched = world.clock().instant();
        this.server = new RuntimeServer(this);
        var launch = plan.launch().apply(server.start());
        this.log = new LogFile(launch.log());
        this.memory = launch.memory();
        sink.accept(platform.initStart(launched, plan, world.region()));
        try {
            sandbox = launcher.launch(launch);
            sandbox.exit().thenAccept(this::exited);
        } catch (IOException e) {
            ready.complete(
                    Optional.of(Outcome.broken("", "Runtime.InvalidEntrypoint", String.valueOf(e.getMessage()))));
        }
    }

    /** Starts the process; a failure to start becomes the outcome of the first call. */
    public static Environment start(World world, Plan plan, Launcher launcher, Consumer<String> sink)
            throws IOException {
        return new Environment(world, plan, launcher, sink);
    }

    /** Handles one event in the caller's thread; the first call waits for the end of the init phase. */
    public Outcome run(Call call) {
        var cold = first;
        first = false;
        var lines = new StringBuilder();
        var broken = ready.isDone() ? ready.join() : started(call);
        var begun = world.clock().instant();
        var init = cold ? Optional.of(Duration.between(launched, begun)) : Optional.<Duration>empty();
        broken.ifPresent(
                outcome -> say(lines, platform.initFailed(begun, init.orElse(Duration.ZERO), outcome.errorType())));
        say(lines, log.more());
        say(lines, platform.start(begun, call.requestId(), plan.version()));
        var outcome = broken.orElseGet(() -> handle(call, begun));
        if (outcome.fatal()) {
            close();
        }
        say(lines, log.more());
        var ended = world.clock().instant();
        if (outcome.timedOut()) {
            say(lines, platform.timedOut(ended, call.requestId(), timedOut(plan.timeout())));
        }
        say(lines, platform.end(call.requestId()));
        var used = new PlatformLines.Used(Duration.between(begun, ended), memory, peak(), init);
        say(lines, platform.report(ended, call.requestId(), used, outcome));
        return outcome.withLog(lines.toString());
    }

    /** Waits for the end of the init phase. */
    private Optional<Outcome> started(Call call) {
        var most = INIT_LIMIT.plus(plan.timeout());
        var limit = world.timers()
                .after(
                        most,
                        () -> ready.complete(
                                Optional.of(Outcome.broken(call.requestId(), "Sandbox.Timedout", timedOut(most)))));
        var broken = ready.join();
        limit.cancel();
        return broken;
    }

    private Outcome handle(Call call, Instant begun) {
        var end = new CompletableFuture<Outcome>();
        synchronized (this) {
            if (closed) {
                return Outcome.broken(
                        call.requestId(), "Runtime.ExitError", "Runtime exited without providing a reason");
            }
            running = new Running(call.requestId(), end);
            var deadline = begun.plus(plan.timeout()).toEpochMilli();
            waiting = new RuntimeServer.Assignment(call, deadline);
            notifyAll();
        }
        var limit = world.timers()
                .after(
                        plan.timeout(),
                        () -> end.complete(
                                Outcome.broken(call.requestId(), "Sandbox.Timedout", timedOut(plan.timeout()))));
        var outcome = end.join();
        limit.cancel();
        return outcome;
    }

    private static String timedOut(Duration timeout) {
        return String.format(Locale.ROOT, "Task timed out after %.2f seconds", timeout.toMillis() / 1e3);
    }

    private void say(StringBuilder lines, String text) {
        if (!text.isEmpty()) {
            lines.append(text);
            sink.accept(text);
        }
    }

    private synchronized OptionalInt peak() {
        return sandbox == null ? OptionalInt.empty() : sandbox.peakMegabytes();
    }

    @Override
    public synchronized RuntimeServer.@Nullable Assignment next() throws InterruptedException {
        ready.complete(Optional.empty());
        while (waiting == null && !closed) {
            wait();
        }
        var assignment = waiting;
        waiting = null;
        return assignment;
    }

    @Override
    public synchronized boolean answer(String requestId, Outcome outcome) {
        var current = running;
        if (current == null || !current.requestId().equals(requestId)) {
            return false;
        }
        running = null;
        return current.end().complete(outcome);
    }

    @Override
    public void initFailed(Outcome outcome) {
        ready.complete(Optional.of(outcome));
    }

    private void exited(int code) {
        var text = "Runtime exited with error: exit status " + code;
        ready.complete(Optional.of(Outcome.broken("", "Runtime.ExitError", text)));
        Running current;
        synchronized (this) {
            closed = true;
            current = running;
            running = null;
            notifyAll();
        }
        if (current != null) {
            current.end().complete(Outcome.broken(current.requestId(), "Runtime.ExitError", text));
        }
    }

    /** Whether the next event may go here. */
    public synchronized boolean usable() {
        return !closed;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
            if (sandbox != null) {
                sandbox.kill();
            }
        }
        server.close();
    }
}
