package io.sosw.engine.jre;

import io.sosw.error.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The event that functions are trained with. */
public final class TrainingEvent {
    private TrainingEvent() {}

    /** Its bytes; {@code null} where none is wanted. */
    public static byte @Nullable [] read(@Nullable Path file) throws IOException {
        if (file == null) {
            return null;
        }
        if (!Files.isRegularFile(file)) {
            throw new UserError(
                    "there is no event to train with: " + file + " (sosw.training)",
                    "type -Dsosw.training=FILE, the name of a file that holds an event as JSON, or leave it out.",
                    "image-training");
        }
        return Files.readAllBytes(file);
    }
}
