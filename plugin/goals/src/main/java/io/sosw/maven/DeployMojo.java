package io.sosw.maven;

import java.io.IOException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/** Packages the functions and makes the environment's CloudFormation stack what the project says; -Dsosw.dryRun shows what would change. */
@Mojo(name = "deploy", requiresDependencyResolution = ResolutionScope.RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class DeployMojo extends DeployGoal {
    /** Shows the changes and stops. */
    @Parameter(property = "sosw.dryRun")
    private @Nullable String dryRun;

    /** Shows the changes and asks. */
    @Parameter(property = "sosw.confirm")
    private @Nullable String confirm;

    /** Lets resources that hold data be replaced or removed. */
    @Parameter(property = "sosw.allowReplacement")
    private @Nullable String allowReplacement;

    /** Where only code has changed: to the functions at once, past CloudFormation; not in protected environments. */
    @Parameter(property = "sosw.fast")
    private @Nullable String fast;

    /** Ends at the first resource that fails, without waiting for the rollback; the next deploy attaches to that. */
    @Parameter(property = "sosw.failFast")
    private @Nullable String failFast;

    /** How calls go over to new versions: 10%/5m, linear:10%/1m, or CodeDeploy's names; none for all at once. */
    @Parameter(property = "sosw.shift")
    private @Nullable String shift;

    /** Alarms that stop the shift beside those of the functions, with commas in between. */
    @Parameter(property = "sosw.alarms")
    private @Nullable String alarms;

    @Override
    void further(PomValues pom) {
        pom.add("sosw.dryRun", dryRun);
        pom.add("sosw.confirm", confirm);
        pom.add("sosw.allowReplacement", allowReplacement);
        pom.add("sosw.fast", fast);
        pom.add("sosw.failFast", failFast);
        pom.add("sosw.shift", shift);
        pom.add("sosw.alarms", alarms);
    }

    @Override
    void run() throws IOException, InterruptedException, MojoFailureException {
        if (declaresFunctions()) {
            packageFunctions();
            work("deploy");
        }
    }
}
