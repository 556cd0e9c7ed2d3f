package io.sosw.maven;

import io.sosw.engine.console.Style;
import io.sosw.engine.console.Terminal;
import io.sosw.engine.project.FunctionsFile;
import io.sosw.engine.project.Preparation;
import io.sosw.engine.project.Project;
import io.sosw.engine.watch.Build;
import io.sosw.engine.watch.TestModule;
import io.sosw.engine.watch.TestWatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Runs the tests that a save affects, in a warm JVM on the project's own JUnit Platform, until q or Ctrl-C. A broken edit
 * shows the compiler's message.
 */
@Mojo(name = "watch", aggregator = true, requiresDependencyResolution = ResolutionScope.TEST)
@Execute(phase = LifecyclePhase.TEST_COMPILE)
public final class WatchMojo extends ShimGoal implements Build {
    @Inject
    private @Nullable ProjectBuilder builder;

    private boolean started;

    @Override
    void run() throws IOException, InterruptedException {
        var style = Style.of(
                Terminal.output(),
                System.getenv(),
                session().getUserProperties().getProperty("style.color"));
        try (var terminal = Terminal.open(System.in)) {
            new TestWatch(this, terminal, console(), style, Clock.systemUTC(), RandomGenerator.of("SecureRandom"))
                    .run();
        }
    }

    @Override
    public List<TestModule> modules() {
        var modules = new TestModules(resolved());
        var projects = session().getProjects();
        var current = started ? new Pom(Injected.present(builder), session()).again(projects) : projects;
        started = true;
        return current.stream().map(modules::of).flatMap(Optional::stream).toList();
    }

    @Override
    public void prepare() throws IOException {
        for (MavenProject each : session().getProjects()) {
            var folder = each.getBasedir().toPath();
            if (Files.exists(folder.resolve(FunctionsFile.NAME))) {
                Preparation.write(
                        Project.read(each.getArtifactId(), folder, defaults()),
                        Path.of(each.getBuild().getOutputDirectory()));
            }
        }
    }
}
