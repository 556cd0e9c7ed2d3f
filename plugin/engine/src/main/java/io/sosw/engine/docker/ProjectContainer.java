package io.sosw.engine.docker;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import java.util.Optional;
import org.testcontainers.containers.ContainerState;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/** A container that can tell how it ended, also when Testcontainers has removed it because it did not start. */
final class ProjectContainer extends GenericContainer<ProjectContainer> {
    private Optional<String> end = Optional.empty();
    private String said = "";

    ProjectContainer(String image) {
        super(DockerImageName.parse(image));
    }

    /** How it ended, if it did. */
    Optional<String> end() {
        if (getContainerId() != null) {
            end = end(this);
        }
        return end;
    }

    /** Its last line, as the end of a sentence. */
    String said() {
        if (getContainerId() != null) {
            said = lastLine();
        }
        return said;
    }

    @Override
    protected void containerIsStopping(InspectContainerResponse info) {
        end();
        said();
    }

    private String lastLine() {
        try {
            var lines = getLogs().strip().lines().toList();
            return lines.isEmpty() ? "" : "; it said last: " + lines.get(lines.size() - 1);
        } catch (NotFoundException removed) {
            return "";
        }
    }

    static Optional<String> end(ContainerState container) {
        try {
            var state = container.getCurrentContainerInfo().getState();
            return "exited".equals(state.getStatus())
                    ? Optional.of("it ended with exit code " + state.getExitCodeLong())
                    : Optional.empty();
        } catch (NotFoundException removed) {
            return Optional.of("somebody removed it");
        }
    }
}
