package io.sosw.maven;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;

/**
 * Artifacts that the plugin's own realm does not hold, resolved when they are needed.
 *
 * @param cache where closures are remembered, so that the next start resolves nothing
 */
record Resolved(
        RepositorySystem system, RepositorySystemSession session, List<RemoteRepository> repositories, Path cache) {

    /** The files of the artifact and all that it needs at run time. */
    List<String> closure(String coordinates) {
        try {
            var file = cache.resolve(coordinates.replace(':', '_') + ".classpath");
            var remembered = Files.exists(file) ? Files.readAllLines(file) : List.<String>of();
            if (usable(remembered, file)) {
                return remembered.subList(1, remembered.size());
            }
            var files = resolve(coordinates);
            Files.createDirectories(cache);
            var lines = new ArrayList<>(List.of(localRepository()));
            lines.addAll(files);
            Files.write(file, lines);
            return files;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** An artifact that was installed anew, as snapshots are, may need other ones than before. */
    private boolean usable(List<String> remembered, Path memory) {
        long since = memory.toFile().lastModified();
        return remembered.size() > 1
                && remembered.get(0).equals(localRepository())
                && remembered.stream().allMatch(file -> new File(file).exists())
                && remembered.stream().skip(1).allMatch(file -> new File(file).lastModified() <= since);
    }

    private String localRepository() {
        return session.getLocalRepository().getBasedir().toString();
    }

    private List<String> resolve(String coordinates) {
        var root = new Dependency(new DefaultArtifact(coordinates), "runtime");
        try {
            var request = new DependencyRequest(new CollectRequest(root, repositories), Resolved::atRunTime);
            return system.resolveDependencies(session, request).getArtifactResults().stream()
                    .map(result -> result.getArtifact().getFile().toString())
                    .toList();
        } catch (DependencyResolutionException failed) {
            throw Unresolved.error(coordinates, failed);
        }
    }

    private static boolean atRunTime(DependencyNode node, List<DependencyNode> parents) {
        var dependency = node.getDependency();
        return dependency == null || List.of("compile", "runtime").contains(dependency.getScope());
    }

    /** The file of one artifact. */
    Path artifact(String coordinates) {
        var request = new ArtifactRequest(new DefaultArtifact(coordinates), repositories, null);
        try {
            return system.resolveArtifact(session, request)
                    .getArtifact()
                    .getFile()
                    .toPath();
        } catch (ArtifactResolutionException failed) {
            throw Unresolved.error(coordinates, failed);
        }
    }
}
