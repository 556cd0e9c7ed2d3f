package io.sosw.maven;

import io.sosw.engine.run.Shim;
import org.apache.maven.plugins.annotations.Mojo;

/** Ends the project's shim. */
@Mojo(name = "shim-stop")
public final class ShimStopMojo extends ShimGoal {
    @Override
    void run() throws InterruptedException {
        if (declaresFunctions()) {
            new Shim(folder(), shimJvm(), console()).stop();
        }
    }
}
