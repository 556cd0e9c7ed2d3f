package io.sosw.maven;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.sosw.engine.console.Console;
import io.sosw.engine.invoke.Watch;
import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.inject.Inject;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectBuilder;
import org.jspecify.annotations.Nullable;

/** What the goals share that follow edits of the project while they run. */
abstract class EditedGoal extends ShimGoal {
    @Inject
    private @Nullable ProjectBuilder builder;

    /** The project as it is edited while the goal runs. */
    final <P> Declared<P> declared(List<Path> further, Declared.Planner<P> planner) {
        var modules = new ArrayList<>(session().getProjects());
        modules.removeIf(module -> !isUpstream(module));
        modules.add(mavenProject());
        return new Declared<>(this, further, planner, modules);
    }

    /** Whether it is built with the project and on its class path. */
    private boolean isUpstream(MavenProject module) {
        return mavenProject().getArtifacts().stream()
                .map(Artifact::getFile)
                .anyMatch(file ->
                        file != null && file.equals(new File(module.getBuild().getOutputDirectory())));
    }

    final List<MavenProject> reread(List<MavenProject> before) {
        return new Pom(Injected.present(builder), session()).again(before);
    }

    final Sources sources() {
        return new Sources(mavenProject());
    }

    /** Looks ten times a second, until Ctrl-C. */
    final Watch watch(Declared<?> declared, Console console) {
        return new Watch(
                declared.places(), notes(), Clock.systemUTC(), () -> !new CountDownLatch(1).await(100, MILLISECONDS));
    }

    /** Takes what the goals make for others. */
    final Path output() {
        return Path.of(mavenProject().getBuild().getDirectory(), "sosw");
    }
}
