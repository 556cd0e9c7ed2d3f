package io.sosw.maven;

import io.sosw.engine.docker.DockerPlan;
import io.sosw.engine.run.OwnJvm;
import io.sosw.engine.run.Shim;
import java.io.IOException;
import org.apache.maven.plugins.annotations.Mojo;

/** Ends the project's shim, and its containers if Docker was asked for. */
@Mojo(name = "shim-stop")
public final class ShimStopMojo extends ShimGoal {
    @Override
    void run() throws IOException, InterruptedException {
        if (declaresFunctions()) {
            new Shim(folder(), shimJvm(), console()).stop(this::containers);
        }
    }

    private OwnJvm containers() {
        var told = DockerPlan.removing(directory().toString(), "").environment();
        return new OwnJvm(shimJvm(), dockerClassPath(), directory(), told);
    }
}
