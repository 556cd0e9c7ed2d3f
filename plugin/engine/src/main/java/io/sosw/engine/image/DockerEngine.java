package io.sosw.engine.image;

import io.sosw.engine.jre.Command;
import io.sosw.error.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The Docker engine that the command {@code docker} speaks to, with that command's context and {@code DOCKER_HOST}. */
final class DockerEngine {
    /** An engine may be far away. */
    private static final int PATIENCE_SECONDS = 1800;

    private final Path folder;

    /** The command is run in the folder. */
    DockerEngine(Path folder) {
        this.folder = folder;
    }

    /** The id of an image; an empty text if there is none, or no engine. */
    String imageId(String reference) throws InterruptedException {
        try {
            var words = List.of("docker", "image", "inspect", "--format", "{{.Id}}", "--", reference);
            var outcome = new Command(words, folder).run();
            return outcome.good() ? outcome.output().trim() : "";
        } catch (IOException none) {
            return ""; // whoever loads an image says so
        }
    }

    /** Gives it the image in a file. */
    void load(Path tar) throws InterruptedException {
        var output = "";
        try {
            var words = List.of("docker", "load", "--input", tar.toString());
            var outcome = new Command(words, folder, null, PATIENCE_SECONDS).run();
            if (outcome.good()) {
                return;
            }
            output = outcome.exitCode() < 0
                    ? "it did not answer in time"
                    : outcome.output().trim();
        } catch (IOException none) {
            output = String.valueOf(none.getMessage());
        }
        throw new UserError(
                "the Docker engine did not take the image: " + output,
                "type `docker info` to see whether it answers; or build a file with -Dsosw.to=tar.",
                "image-target");
    }
}
