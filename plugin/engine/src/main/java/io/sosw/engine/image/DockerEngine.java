package io.sosw.engine.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The Docker engine of this machine, by its command line. */
final class DockerEngine {
    private static final int PATIENCE_SECONDS = 30;

    private DockerEngine() {}

    /** The id of an image; an empty text if there is none, or no engine. */
    static String image(String reference) throws InterruptedException {
        try {
            var process = new ProcessBuilder(
                            List.of("docker", "image", "inspect", "--format", "{{.Id}}", "--", reference))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0
                    ? printed.trim()
                    : "";
        } catch (IOException none) {
            return ""; // whoever loads the image says so
        }
    }
}
