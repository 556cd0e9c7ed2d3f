package io.sosw.maven;

import io.sosw.engine.run.Runner;
import java.io.IOException;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Runs a function in a JVM of its own, as a container would, against the project's shim: the running one, or one started
 * for this run. Given endpoints always win. Ctrl-C drains.
 */
@Mojo(name = "run", requiresDependencyResolution = ResolutionScope.RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class RunMojo extends ProcessGoal {
    @Override
    void run() throws IOException, InterruptedException, MojoFailureException {
        if (declaresFunctions()) {
            expectSuccess(new Runner(folder(), console()).run(functionRun(List.of()), shimJvm(), this::plan));
        }
    }
}
