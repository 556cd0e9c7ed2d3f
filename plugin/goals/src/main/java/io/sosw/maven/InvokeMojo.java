package io.sosw.maven;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.sosw.engine.invoke.CallPlan;
import io.sosw.engine.invoke.Debugger;
import io.sosw.engine.invoke.EventText;
import io.sosw.engine.invoke.Invoker;
import io.sosw.engine.invoke.Watch;
import io.sosw.engine.packaging.LambdaRuntime;
import io.sosw.engine.run.FreshServer;
import io.sosw.engine.run.LiveProject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Calls a function as Lambda does: in an execution environment of its own, in the project's running shim or in one started
 * for the call. Prints the result on standard output, logs and the REPORT line on standard error.
 */
@Mojo(name = "invoke", requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class InvokeMojo extends FunctionGoal {
    /** A file, JSON, - for standard input, or the name of a sample that sosw:event lists; {} by default. */
    @Parameter(property = "sosw.event")
    private @Nullable String event;

    /** Whether nobody waits for the answer: two retries, then the dead-letter queue or destination. */
    @Parameter(property = "sosw.async")
    private @Nullable String async;

    /** How often to call, one after the other; draws when each call was cold or warm. */
    @Parameter(property = "sosw.repeat")
    private @Nullable String repeat;

    /** Waits for a debugger at port 5005 or the given one; no timeout meanwhile. */
    @Parameter(property = "sosw.debug")
    private @Nullable String debug;

    /** Calls again after each change of sources, resources, sosw.yml, const.yml or the event's file, until Ctrl-C. */
    @Parameter(property = "sosw.watch")
    private @Nullable String watch;

    @Override
    void run() throws IOException, InterruptedException, MojoFailureException {
        if (!declaresFunctions()) {
            return;
        }
        var declared = declared(eventFiles(), this::callPlan);
        var live = live(declared);
        if (settings().flag("sosw.watch", watch)) {
            watch(live, declared.places());
            return;
        }
        var plan = live.refresh();
        try (var shim = borrowedShim("call")) {
            if (!new Invoker(result(), notes()).call(plan, live::refresh, shim)) {
                throw new MojoFailureException(
                        "the function '" + plan.function().name() + "' failed; what it answered is above");
            }
        }
    }

    /** While it watches, it answers for whoever else calls the function. */
    private void watch(LiveProject<CallPlan> live, List<Path> places) throws IOException, InterruptedException {
        var invoker = new Invoker(result(), notes());
        try (var shim = borrowedShim("call");
                var answering = FreshServer.start(live::refresh, live.refresh().port())) {
            new Watch(places, notes(), Clock.systemUTC(), () -> !new CountDownLatch(1).await(100, MILLISECONDS))
                    .run(() -> invoker.call(live.refresh(), live::refresh, shim));
        }
    }

    private List<Path> eventFiles() {
        var given = settings().find("sosw.event", event);
        return Watch.files(directory(), given, settings().flag("sosw.watch", watch));
    }

    private CallPlan callPlan() throws IOException {
        var settings = settings();
        var text = new EventText(directory(), System.in, settings.starting("sosw."));
        return new CallPlan(
                directory(),
                prepared(),
                LambdaRuntime.ofRelease(sources().release()).identifier(),
                runtimeClassPath().stream().map(Path::toString).toList(),
                System.getenv(),
                text.of(settings.text("sosw.event", event, "{}")),
                settings.flag("sosw.async", async),
                settings.integer("sosw.repeat", repeat, 1, 1, 10_000),
                Debugger.port(settings.find("sosw.debug", debug)),
                output());
    }
}
