package io.sosw.maven;

import io.sosw.engine.watch.TestModule;
import io.sosw.error.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.project.MavenProject;

/** Modules as the test runner needs them. */
record TestModules(Resolved resolved) {
    private static final String PLATFORM = "org.junit.platform";
    private static final String JUPITER = "org.junit.jupiter";

    /** Empty for a parent, which holds no code. */
    Optional<TestModule> of(MavenProject project) {
        if (project.getPackaging().equals("pom")) {
            return Optional.empty();
        }
        requireJava(project);
        try {
            var build = project.getBuild();
            var sources = new Sources(project);
            var surefire = Surefire.of(project);
            var own = List.of(build.getTestOutputDirectory(), build.getOutputDirectory());
            var siblings = new ArrayList<Path>();
            var libraries = new LinkedHashSet<String>();
            for (String element : project.getTestClasspathElements()) {
                if (Files.isDirectory(Path.of(element)) && !own.contains(element)) {
                    siblings.add(Path.of(element));
                } else if (!own.contains(element)) {
                    libraries.add(element);
                }
            }
            libraries.addAll(launcher(project, !Files.isDirectory(Path.of(build.getTestOutputDirectory()))));
            return Optional.of(new TestModule(
                    project.getArtifactId(),
                    project.getBasedir().toPath(),
                    Path.of(build.getDirectory()),
                    sources.compilation(),
                    sources.testCompilation(),
                    List.of(sources.resources(), sources.testResources()),
                    siblings,
                    surefire.names(),
                    surefire.fork(List.copyOf(libraries))));
        } catch (DependencyResolutionRequiredException defect) {
            throw new IllegalStateException(defect);
        }
    }

    /** Tests of code that was not compiled here would be tests of old code. */
    private static void requireJava(MavenProject project) {
        var found = Stream.of("kotlin", "groovy", "scala")
                .filter(each -> Files.isDirectory(project.getBasedir().toPath().resolve("src/main/" + each))
                        || Files.isDirectory(project.getBasedir().toPath().resolve("src/test/" + each)))
                .map(each -> "sources in " + each)
                .findFirst()
                .or(() ->
                        new Sources(project).processors() ? Optional.of("annotationProcessorPaths") : Optional.empty());
        found.ifPresent(what -> {
            throw new UserError(
                    project.getArtifactId() + " has " + what + ", which sosw:watch cannot compile by itself",
                    "type mvn test after a save; sosw:watch is for projects that javac alone compiles.",
                    "watch-sources");
        });
    }

    /** As Surefire does: the launcher, and Jupiter's engine if there is only its API, in the project's own version. */
    private List<String> launcher(MavenProject project, boolean withoutTests) {
        var needed = new ArrayList<String>();
        var platform = version(project, PLATFORM, "junit-platform-engine")
                .or(() -> version(project, PLATFORM, "junit-platform-commons"));
        if (platform.isEmpty() && withoutTests) {
            return List.of();
        }
        needed.addAll(resolved.closure(PLATFORM + ":junit-platform-launcher:"
                + platform.orElseThrow(() -> new UserError(
                        "sosw:watch runs tests on the JUnit Platform, which the test class path of "
                                + project.getArtifactId() + " does not hold",
                        "add org.junit.jupiter:junit-jupiter with scope test to the pom; for JUnit 4 tests "
                                + "org.junit.vintage:junit-vintage-engine.",
                        "no-test-platform"))));
        var api = version(project, JUPITER, "junit-jupiter-api");
        if (api.isPresent() && version(project, JUPITER, "junit-jupiter-engine").isEmpty()) {
            needed.addAll(resolved.closure(JUPITER + ":junit-jupiter-engine:" + api.get()));
        }
        return needed;
    }

    private static Optional<String> version(MavenProject project, String group, String artifact) {
        return project.getArtifacts().stream()
                .filter(each ->
                        each.getGroupId().equals(group) && each.getArtifactId().equals(artifact))
                .map(each -> each.getVersion())
                .findFirst();
    }
}
