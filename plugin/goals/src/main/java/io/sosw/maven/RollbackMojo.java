package io.sosw.maven;

import java.io.IOException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;

/** Lets the functions, or the one of -Dsosw.func, go back to the version before the live one. */
@Mojo(name = "rollback")
public final class RollbackMojo extends DeployGoal {
    @Override
    void run() throws IOException, InterruptedException, MojoFailureException {
        if (declaresFunctions()) {

            work("rollback");
        }
    }
}
