package io.sosw.maven;

import java.io.IOException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Shows the environment's stack: status, live versions, depth of queues; -Dsosw.drift asks what was changed by hand. */
@Mojo(name = "status")
public final class StatusMojo extends DeployGoal {
    /** Asks CloudFormation what was changed by hand. */
    @Parameter(property = "sosw.drift")
    private @Nullable String drift;

    @Override
    void further(PomValues pom) {
        pom.add("sosw.drift", drift);
    }

    @Override
    void run() throws IOException, InterruptedException, MojoFailureException {
        if (declaresFunctions()) {
            work("status");
        }
    }
}
