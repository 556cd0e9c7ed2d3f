package io.sosw.maven;

import java.io.IOException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;

/** Shows the environment's stack: status, live versions, depth of queues; -Dsosw.drift asks what was changed by hand. */
@Mojo(name = "status")
public final class StatusMojo extends DeployGoal {
    @Override
    void run() throws IOException, InterruptedException, MojoFailureException {
        if (declaresFunctions()) {

            work("status");
        }
    }
}
