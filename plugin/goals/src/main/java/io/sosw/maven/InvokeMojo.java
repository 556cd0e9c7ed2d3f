package io.sosw.maven;

import io.sosw.engine.invoke.CallPlan;
import io.sosw.engine.invoke.Debugger;
import io.sosw.engine.invoke.EventText;
import io.sosw.engine.invoke.FreshClasses;
import io.sosw.engine.invoke.Invoker;
import io.sosw.engine.packaging.LambdaRuntime;
import io.sosw.engine.run.BorrowedShim;
import io.sosw.engine.setting.Setting;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
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

    @Override
    void run() throws IOException, InterruptedException, MojoFailureException {
        if (!declaresFunctions()) {
            return;
        }
        var plan = callPlan();
        var invoker = new Invoker(result(), notes());
        try (var shim = BorrowedShim.of(folder(), shimJvm(), notes(), "call", this::plan)) {
            if (!invoker.call(plan, fresh(), shim)) {
                throw new MojoFailureException(
                        "the function '" + plan.function().name() + "' failed; what it answered is above");
            }
        }
    }

    private CallPlan callPlan() throws IOException {
        var settings = settings();
        fresh().refresh();
        var function = prepared();
        var text = new EventText(directory(), System.in, settings.starting("sosw."));
        return new CallPlan(
                directory(),
                function,
                LambdaRuntime.ofRelease(release()).identifier(),
                runtimeClassPath().stream().map(Path::toString).toList(),
                System.getenv(),
                text.of(settings.text("sosw.event", event, "{}")),
                settings.flag("sosw.async", async),
                settings.integer("sosw.repeat", repeat, 1, 1, 10_000),
                Debugger.port(settings.find("sosw.debug", debug)),
                output());
    }

    private FreshClasses fresh() {
        return new FreshClasses(
                new Sources(mavenProject()).compilation(), output().resolve("fresh"), Clock.systemUTC());
    }

    private Path output() {
        return Path.of(mavenProject().getBuild().getDirectory(), "sosw");
    }

    /** That of the pom, else of the Java that runs here. */
    private Setting release() {
        var feature = Integer.toString(Runtime.version().feature());
        return new Setting(
                "maven.compiler.release",
                new Sources(mavenProject()).setting("release").orElse(feature),
                "pom.xml");
    }
}
