package io.sosw.maven;

import io.sosw.engine.console.Console;
import io.sosw.engine.run.Shim;
import java.io.IOException;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Starts the project's world, AWS and SQL, in a JVM of its own: what template.yaml declares, on 127.0.0.1. Shows its log
 * until Ctrl-C; with -Dsosw.detach it is left running until sosw:shim-stop.
 */
@Mojo(name = "shim")
public final class ShimMojo extends ShimGoal {
    /** Leaves the shim running and returns. */
    @Parameter(property = "sosw.detach")
    private @Nullable String detach;

    @Override
    void run() throws IOException, InterruptedException {
        if (declaresFunctions()) {
            var shim = new Shim(folder(), shimJvm(), console());
            var reader = json() ? Optional.of(result()) : Optional.<Console>empty();
            shim.open(declared(), this::plan, settings().flag("sosw.detach", detach), reader);
        }
    }
}
