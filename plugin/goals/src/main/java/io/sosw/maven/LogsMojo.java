package io.sosw.maven;

import java.io.IOException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Shows what deployed functions have logged: -Dsosw.since=10m, -Dsosw.filter=ERROR, -Dsosw.follow until Ctrl-C. */
@Mojo(name = "logs")
public final class LogsMojo extends DeployGoal {
    /** The only function whose log is shown, as sosw.yml names it. */
    @Parameter(property = "sosw.func")
    private @Nullable String func;

    /** From when on: a length of time (30s, 10m, 2h, 1d) or an instant (2026-01-31T12:00:00Z); 10m by default. */
    @Parameter(property = "sosw.since")
    private @Nullable String since;

    /** A filter pattern of CloudWatch Logs: words, "a phrase", { $.level = "ERROR" }. */
    @Parameter(property = "sosw.filter")
    private @Nullable String filter;

    /** Goes on showing what comes, until Ctrl-C. */
    @Parameter(property = "sosw.follow")
    private @Nullable String follow;

    @Override
    void further(PomValues pom) {
        pom.add("sosw.func", func)
                .add("sosw.since", since)
                .add("sosw.filter", filter)
                .add("sosw.follow", follow);
    }

    @Override
    void run() throws IOException, InterruptedException, MojoFailureException {
        if (declaresFunctions()) {
            work("logs");
        }
    }
}
