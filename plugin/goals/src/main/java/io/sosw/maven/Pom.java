package io.sosw.maven;

import io.sosw.error.UserError;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.DefaultProjectBuildingRequest;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectBuilder;
import org.apache.maven.project.ProjectBuildingException;
import org.jspecify.annotations.Nullable;

/** Reads the poms of a session again while a goal runs. */
record Pom(ProjectBuilder builder, MavenSession session) {

    List<MavenProject> again(List<MavenProject> projects) {
        var current = new ArrayList<MavenProject>();
        for (MavenProject each : projects) {
            current.add(again(each));
        }
        return current;
    }

    private MavenProject again(MavenProject project) {
        var request = new DefaultProjectBuildingRequest(session.getProjectBuildingRequest());
        request.setResolveDependencies(true);
        try {
            var result = builder.build(project.getFile(), request);
            var unresolved = result.getDependencyResolutionResult().getUnresolvedDependencies();
            if (!unresolved.isEmpty()) {
                throw problem(project, "Maven cannot resolve " + unresolved, null);
            }
            return result.getProject();
        } catch (ProjectBuildingException broken) {
            throw problem(project, String.valueOf(broken.getMessage()), broken);
        }
    }

    private static UserError problem(MavenProject project, String text, @Nullable Exception cause) {
        return new UserError(
                project.getFile() + " has changed and cannot be used: " + text,
                "mend it; the watch goes on with the next save.",
                "watch-pom",
                cause);
    }
}
