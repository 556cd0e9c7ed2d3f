package io.sosw.maven;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.sosw.engine.invoke.CallPlan;
import io.sosw.engine.invoke.Debugger;
import io.sosw.engine.invoke.EventText;
import io.sosw.engine.invoke.FreshClasses;
import io.sosw.engine.invoke.Invoker;
import io.sosw.engine.invoke.Watch;
import io.sosw.engine.packaging.LambdaRuntime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
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
        var fresh = new FreshClasses(sources().compilation(), output().resolve("fresh"), Clock.systemUTC());
        if (settings().flag("sosw.watch", watch)) {
            watch(fresh);
            return;
        }
        var plan = callPlan(fresh);
        try (var shim = borrowedShim("call")) {
            if (!new Invoker(result(), notes()).call(plan, fresh, shim)) {
                throw new MojoFailureException(
                        "the function '" + plan.function().name() + "' failed; what it answered is above");
            }
        }
    }

    private void watch(FreshClasses fresh) throws IOException, InterruptedException {
        var places = Watch.places(
                directory(),
                sources().compilation(),
                sources().resources(),
                settings().find("sosw.event", event));
        var invoker = new Invoker(result(), notes());
        try (var shim = borrowedShim("call")) {
            new Watch(places, notes(), Clock.systemUTC(), () -> !new CountDownLatch(1).await(100, MILLISECONDS))
                    .run(() -> invoker.call(callPlan(fresh), fresh, shim));
        }
    }

    private CallPlan callPlan(FreshClasses fresh) throws IOException {
        var settings = settings();
        sources().resources().refresh();
        fresh.refresh();
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
