package io.sosw.maven;

import java.io.IOException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Lets the functions, or the one of -Dsosw.func, go back to the version before the live one; in the middle of a gradual shift,
 * to the one before the shift. Asks before, except for the environment local; -Dsosw.yes answers.
 */
@Mojo(name = "rollback")
public final class RollbackMojo extends DeployGoal {
    /** The only function that goes back, as sosw.yml names it. */
    @Parameter(property = "sosw.func")
    private @Nullable String func;

    @Override
    void further(PomValues pom) {
        pom.add("sosw.func", func);
    }

    @Override
    void run() throws IOException, InterruptedException, MojoFailureException {
        if (declaresFunctions()) {
            work("rollback");
        }
    }
}
