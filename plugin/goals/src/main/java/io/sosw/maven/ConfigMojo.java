package io.sosw.maven;

import io.sosw.engine.run.Runner;
import io.sosw.json.Json;
import java.io.IOException;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Prints the effective values of a function's options and where each came from, then those of the goals themselves; secrets
 * are masked.
 */
@Mojo(name = "config", requiresDependencyResolution = ResolutionScope.RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class ConfigMojo extends ProcessGoal {
    @Override
    void run() throws IOException, InterruptedException, MojoFailureException {
        if (!declaresFunctions()) {
            return;
        }
        var asked = json() ? List.of("--config", "--config_format=json") : List.of("--config");
        expectSuccess(new Runner(folder(), console()).runAsGiven(functionRun(asked)));
        var options = GoalOptions.read().of(settings(), mavenProject());
        if (json()) {
            result().line(Json.write(GoalOptions.json(options)));
        } else {
            GoalOptions.lines(options).forEach(console()::line);
        }
    }
}
