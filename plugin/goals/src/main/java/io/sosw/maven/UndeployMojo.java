package io.sosw.maven;

import java.io.IOException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Deletes the environment's stack, its buckets emptied first, and says what stays. Asks before, except for the environment
 * local; -Dsosw.yes answers.
 */
@Mojo(name = "undeploy")
public final class UndeployMojo extends DeployGoal {
    @Override
    void run() throws IOException, InterruptedException, MojoFailureException {
        if (declaresFunctions()) {
            work("undeploy");
        }
    }
}
