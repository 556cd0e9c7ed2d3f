package io.sosw.maven;

import io.sosw.engine.packaging.LambdaPackager;
import io.sosw.engine.project.TemplateOutline;
import io.sosw.engine.run.LiveProject;
import io.sosw.error.UserError;
import java.io.IOException;
import java.util.List;
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

    /** Deploys again after each change, until Ctrl-C; by sosw.fast unless that is false. */
    @Parameter(property = "sosw.watch")
    private @Nullable String watch;

    /** For the first edit, which the compiler shall not be cold for. */
    private boolean warm;

    @Override
    void further(PomValues pom) {
        pom.add("sosw.dryRun", dryRun);
        pom.add("sosw.confirm", confirm);
        pom.add("sosw.allowReplacement", allowReplacement);
        pom.add("sosw.fast", fast == null && watching() ? "true" : fast);
        pom.add("sosw.failFast", failFast);
        pom.add("sosw.shift", shift);
        pom.add("sosw.alarms", alarms);
    }

    @Override
    void run() throws IOException, InterruptedException, MojoFailureException {
        if (!declaresFunctions()) {
            return;
        }
        if (watching()) {
            follow();
        } else {
            packageFunctions();
            work("deploy");
        }
    }

    private boolean watching() {
        return settings().flag("sosw.watch", watch);
    }

    private void follow() throws IOException, InterruptedException {
        settings()
                .find("sosw.confirm", confirm)
                .filter(given -> settings().flag(given.name(), confirm))
                .ifPresent(given -> {
                    throw new UserError(
                            "sosw.watch deploys at each save, and " + given.name() + " (" + given.origin()
                                    + ") asks each time",
                            "leave one of the two out.",
                            "deploy-confirm");
                });
        var declared = declared(List.of(environmentFile()), this::packaging);
        var live = new LiveProject<>(declared, directory().resolve(TemplateOutline.NAME), () -> {
            // it is deployed, as all the rest
        });
        var deployer = deployer();
        var console = json() ? notes() : result(); // while Ctrl-C ends it, Maven's own stream is no longer whole
        watch(declared, console).run(() -> {
            new LambdaPackager(console).run(live.refresh());
            deployer.run(planned("deploy"), result(), console);
            if (!warm) {
                live.warmUp();
                warm = true;
            }
        });
    }
}
