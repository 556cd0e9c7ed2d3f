package io.sosw.maven;

import io.sosw.engine.run.ShimState;
import java.io.IOException;
import org.apache.maven.plugins.annotations.Mojo;

/** Keeps the state of the running shim under a name. */
@Mojo(name = "shim-save")
public final class ShimSaveMojo extends StateGoal {
    @Override
    void run() throws IOException {
        if (declaresFunctions()) {
            new ShimState(folder(), console()).save(name("save"));
        }
    }
}
