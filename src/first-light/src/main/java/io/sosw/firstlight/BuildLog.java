package io.sosw.firstlight;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a project under test has printed.
 *
 * @param project its folder
 */
public record BuildLog(Path project) {

    /** Fails unless the text was printed. */
    public BuildLog says(String text) throws IOException {
        var log = Files.readString(project.resolve("build.log"));
        if (!log.contains(text)) {
            throw new IllegalStateException("build.log does not say: " + text);
        }
        return this;
    }
}
