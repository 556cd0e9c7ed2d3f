package io.sosw.maven;

import io.sosw.engine.run.ShimState;
import java.io.IOException;
import org.apache.maven.plugins.annotations.Mojo;

/** Forgets all that the project's shim knows, and makes the template's resources again if it runs. Saved states stay. */
@Mojo(name = "shim-reset")
public final class ShimResetMojo extends ShimGoal {
    @Override
    void run() throws IOException {
        if (declaresFunctions()) {
            new ShimState(folder(), console()).reset();
        }
    }
}
