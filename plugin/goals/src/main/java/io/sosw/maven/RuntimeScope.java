package io.sosw.maven;

import io.sosw.engine.packaging.Library;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.project.MavenProject;

/** What a deployed function has on its class path: compile and runtime scope, in the pom's order. */
final class RuntimeScope {
    private static final Set<String> ELSEWHERE =
            Set.of(Artifact.SCOPE_TEST, Artifact.SCOPE_PROVIDED, Artifact.SCOPE_SYSTEM);

    private static final String RUNTIME = "sosw-function";

    private RuntimeScope() {}

    static List<Artifact> of(MavenProject project) {
        return project.getArtifacts().stream()
                .filter(artifact -> artifact.getArtifactHandler().isAddedToClasspath())
                .filter(artifact -> artifact.getScope() == null || !ELSEWHERE.contains(artifact.getScope()))
                .toList();
    }

    /** As the packager takes them; of two artifacts with one file name the later is told apart by its group. */
    static List<Library> libraries(MavenProject project) {
        var libraries = new ArrayList<Library>();
        var names = new HashSet<String>();
        for (Artifact artifact : of(project)) {
            var name = fileName(artifact);
            if (!names.add(name)) {
                name = artifact.getGroupId() + "." + name;
            }
            libraries.add(new Library(name, artifact.getFile().toPath(), trail(artifact)));
        }
        return libraries;
    }

    /** The runtime is second on a class path sorted by name: a cold start opens no jar that holds none of its classes. */
    private static String fileName(Artifact artifact) {
        var order = artifact.getArtifactId().equals(RUNTIME) ? "1-" : "";
        var classifier = artifact.hasClassifier() ? "-" + artifact.getClassifier() : "";
        return order + artifact.getArtifactId() + "-" + artifact.getBaseVersion() + classifier + ".jar";
    }

    /** Without the project itself, which begins each trail. */
    private static List<String> trail(Artifact artifact) {
        var trail = artifact.getDependencyTrail();
        return trail == null || trail.isEmpty() ? List.of() : List.copyOf(trail.subList(1, trail.size()));
    }
}
