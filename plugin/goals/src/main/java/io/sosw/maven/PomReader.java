package io.sosw.maven;

import io.sosw.error.UserError;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.DefaultProjectBuildingRequest;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectBuilder;
import org.apache.maven.project.ProjectBuildingException;

/** Reads a pom again that was changed while a goal runs. */
record PomReader(ProjectBuilder builder, MavenSession session) {

    /** The project with its dependencies as the pom names them now. */
    MavenProject read(MavenProject before) {
        var request = new DefaultProjectBuildingRequest(session.getProjectBuildingRequest());
        request.setResolveDependencies(true);
        request.setProject(null);
        try {
            var result = builder.build(before.getFile(), request);
            var resolution = result.getDependencyResolutionResult();
            if (resolution != null && !resolution.getUnresolvedDependencies().isEmpty()) {
                throw broken(
                        "cannot be resolved: "
                                + resolution.getUnresolvedDependencies().get(0),
                        null);
            }
            return result.getProject();
        } catch (ProjectBuildingException failed) {
            throw broken("is not valid: " + failed.getMessage(), failed);
        }
    }

    private static UserError broken(String problem, @org.jspecify.annotations.Nullable Exception cause) {
        return new UserError(
                "the changed pom.xml " + problem, "mend it; nothing runs until then.", "broken-edit", cause);
    }
}
