package io.sosw.maven;

import io.sosw.engine.invoke.CallPlan;
import io.sosw.engine.invoke.Debugger;
import io.sosw.engine.invoke.EventText;
import io.sosw.engine.invoke.RuntimeClient;
import io.sosw.engine.invoke.Watch;
import io.sosw.engine.packaging.LambdaRuntime;
import io.sosw.engine.run.Platform;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What is to be called, as the command line says it. */
abstract class CallGoal extends FunctionGoal {
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

    /** Whether AWS's runtime interface client runs the function instead of our loop; on Linux. */
    @Parameter(property = "sosw.ric")
    private @Nullable String ric;

    final List<Path> eventFiles(boolean again) {
        return Watch.files(directory(), settings().find("sosw.event", event), again);
    }

    final CallPlan callPlan() throws IOException {
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
                client(),
                output());
    }

    /** The class path of AWS's client, or nothing. */
    private String client() {
        return settings().flag("sosw.ric", ric)
                ? String.join(File.pathSeparator, resolved().closure(RuntimeClient.coordinates(Platform.current())))
                : "";
    }
}
