package io.sosw.local.shim;

import io.sosw.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a project's template has made in an emulator, kept for the next process that finds the same emulator.
 *
 * @param emulator its id
 * @param template the text
 */
record Attachment(
        String emulator,
        String template,
        Map<String, EndpointFile.Resource> resources,
        EndpointFile.@Nullable Sql sql) {

    private static final String FILE = "attached.json";

    static Optional<Attachment> read(Path folder) throws IOException {
        var file = folder.resolve(FILE);
        return Files.exists(file) ? Optional.of(Json.read(Files.readString(file), Attachment.class)) : Optional.empty();
    }

    void write(Path folder) throws IOException {
        Files.writeString(folder.resolve(FILE), Json.pretty(this));
    }
}
