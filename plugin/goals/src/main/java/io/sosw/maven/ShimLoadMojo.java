package io.sosw.maven;

import io.sosw.engine.run.ShimState;
import java.io.IOException;
import org.apache.maven.plugins.annotations.Mojo;

/** Puts the running shim back into a saved state. */
@Mojo(name = "shim-load")
public final class ShimLoadMojo extends StateGoal {
    @Override
    void run() throws IOException {
        if (declaresFunctions()) {
            new ShimState(folder(), console()).load(name("load"));
        }
    }
}
