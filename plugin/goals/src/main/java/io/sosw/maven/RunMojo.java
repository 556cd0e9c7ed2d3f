package io.sosw.maven;

import io.sosw.engine.run.FunctionRun;
import io.sosw.engine.run.Runner;
import java.io.IOException;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Runs a function in a JVM of its own, as a container would, against the project's shim: the running one, or one started
 * for this run. Given endpoints always win. Each event is handled by what the sources mean when it comes. Ctrl-C drains.
 */
@Mojo(name = "run", requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class RunMojo extends ProcessGoal {
    /** Whether edits are served while the function runs; otherwise its process is exactly a container's. */
    @Parameter(property = "sosw.reload")
    private @Nullable String reload;

    @Override
    void run() throws IOException, InterruptedException, MojoFailureException {
        if (declaresFunctions()) {
            var runner = new Runner(folder(), console());
            expectSuccess(
                    settings().flag("sosw.reload", reload, true)
                            ? runner.run(live(declared(List.of(), this::planned)), machinery(), shimJvm(), this::plan)
                            : runner.run(functionRun(asJson()), shimJvm(), this::plan));
        }
    }

    /** The function's own log, too. */
    private List<String> asJson() {
        return json() ? List.of(FunctionRun.JSON_LOG) : List.of();
    }

    private FunctionRun planned() throws IOException {
        return functionRun(asJson());
    }
}
