package io.sosw.engine.run;

import io.sosw.engine.console.Console;
import io.sosw.engine.console.Waiting;
import io.sosw.error.UserError;
import java.io.File;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;

/** Starts a project's shim in a JVM of its own, or finds the one that runs. */
public final class ShimProcess {
    private static final int LOOK_MILLIS = 10;

    private final ShimFolder folder;
    private final Console console;
    private final Jvm jvm;

    /** A shim of the folder's project, to be started with the given Java. */
    public ShimProcess(ShimFolder folder, Jvm jvm, Console console) {
        this.folder = folder;
        this.jvm = jvm;
        this.console = console;
    }

    /**
     * What came of asking for a shim.
     *
     * @param reused whether it ran before
     */
    public record Started(ShimEndpoint endpoint, boolean reused) {}

    /**
     * The running shim, or a new one once it is ready.
     *
     * @param plan asked for only if a process has to be started, since it may resolve artifacts
     */
    public Started ensure(Supplier<ShimPlan> plan) throws IOException, InterruptedException {
        return ensure(plan, Function.identity());
    }

    /**
     * The same for those that end it again.
     *
     * @param taken what is made of it while a new process still ends with this one: Ctrl-C finds no moment between
     */
    <T> T ensure(Supplier<ShimPlan> plan, Function<Started, T> taken) throws IOException, InterruptedException {
        var live = folder.live();
        return live.isPresent() ? taken.apply(new Started(live.get(), true)) : start(plan.get(), taken);
    }

    private <T> T start(ShimPlan plan, Function<Started, T> taken) throws IOException, InterruptedException {
        folder.prepare();
        var log = folder.log().toFile();
        long logFrom = log.length();
        var builder = new ProcessBuilder(jvm.shieldedCommand(plan.classPath(), plan.mainClass(), plan.arguments()))
                .directory(plan.project().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(nothing()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        plan.environment().forEach(builder.environment()::putIfAbsent);
        return Tether.hold(builder, process -> {
            var endpoint = ready(process, plan, logFrom);
            return taken.apply(new Started(endpoint, endpoint.pid() != process.pid()));
        });
    }

    /** The process, or the one that another goal has started in the same moment: there is one for a project. */
    private ShimEndpoint ready(Process process, ShimPlan plan, long logFrom) throws IOException, InterruptedException {
        try (var waiting = Waiting.on(console, "The shim is starting; its log is " + folder.log())) {
            return awaited(process, plan, logFrom);
        }
    }

    private ShimEndpoint awaited(Process process, ShimPlan plan, long logFrom)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(plan.patienceSeconds());
        while (true) {
            boolean over = process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            var live = folder.live();
            if (live.isPresent()) {
                return live.get();
            }
            if (over && !folder.held()) {
                throw failed("the shim ended before it was ready, with exit code " + process.exitValue(), logFrom);
            }
            if (over) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS));
            }
            if (System.nanoTime() > deadline) {
                process.destroy();
                throw failed("the shim was not ready after " + plan.patienceSeconds() + " seconds", logFrom);
            }
        }
    }

    private static File nothing() {
        return new File(Platform.current().windows() ? "NUL" : "/dev/null");
    }

    private UserError failed(String problem, long logFrom) {
        try {
            new LogTail(folder.log(), logFrom, console).show();
        } catch (IOException unreadable) {
            console.line("(its log cannot be read: " + unreadable + ")");
        }
        return new UserError(
                problem + " (" + folder.log() + ")",
                "mend what its last lines above name, then start it again.",
                "shim-start");
    }

    /** Shows what a shim logs from now on, until it ends. */
    public void follow(ShimEndpoint shim) throws IOException, InterruptedException {
        var process = shim.process();
        if (process.isPresent()) {
            new LogTail(folder.log(), folder.log().toFile().length(), console).follow(process.get());
        }
    }
}
