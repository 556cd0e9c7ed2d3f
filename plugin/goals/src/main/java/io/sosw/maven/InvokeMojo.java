package io.sosw.maven;

import io.sosw.engine.invoke.CallPlan;
import io.sosw.engine.invoke.Invoker;
import io.sosw.engine.invoke.Watch;
import io.sosw.engine.run.FreshServer;
import io.sosw.engine.run.LiveProject;
import java.io.IOException;
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
public final class InvokeMojo extends CallGoal {
    /** Calls again after each change of sources, resources, declarations, poms or the event's file, until Ctrl-C. */
    @Parameter(property = "sosw.watch")
    private @Nullable String watch;

    @Override
    void run() throws IOException, InterruptedException, MojoFailureException {
        if (!declaresFunctions()) {
            return;
        }
        var again = settings().flag("sosw.watch", watch);
        var declared = declared(eventFiles(again), this::callPlan);
        if (again) {
            follow(live(declared), watch(declared, notes()));
        } else {
            once(live(declared));
        }
    }

    private void once(LiveProject<CallPlan> live) throws IOException, InterruptedException, MojoFailureException {
        var plan = live.refresh();
        try (var shim = borrowedShim("call")) {
            if (!new Invoker(result(), notes(), json()).call(plan, live::refresh, shim)) {
                throw new MojoFailureException(
                        "the function '" + plan.function().name() + "' failed; what it answered is above");
            }
        }
    }

    /** While it watches, it answers for whoever else calls the function. */
    private void follow(LiveProject<CallPlan> live, Watch watch) throws IOException, InterruptedException {
        var invoker = new Invoker(result(), notes(), json());
        try (var shim = borrowedShim("call");
                var answering = FreshServer.start(
                        live::refresh, live::warmUp, live.refresh().port())) {
            watch.run(() -> invoker.call(live.refresh(), live::refresh, shim));
        }
    }
}
