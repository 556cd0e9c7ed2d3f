package io.sosw.local.shim;

import io.sosw.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a shim tells of itself: {@code .sosw/shim/endpoint.json}.
 *
 * @param pid of its process
 * @param startInstant when that process began, to tell it from another with the same id
 * @param resources what the template made, by logical id
 * @param sql the SQL database, if the template names one
 */
public record EndpointFile(
        long pid,
        String startInstant,
        int port,
        String endpoint,
        String region,
        String accountId,
        Map<String, Resource> resources,
        @Nullable Sql sql) {

    /**
     * @param ref what {@code Ref} gives
     * @param attributes what {@code Fn::GetAtt} gives
     */
    public record Resource(String type, String ref, Map<String, String> attributes) {}

    /** The SQL database. */
    public record Sql(String host, int port, String user, String password, String database) {}

    String json() {
        return Json.pretty(this) + "\n";
    }

    /** Writes the file so that nobody ever reads half of it. */
    static void write(Path file, String json) throws IOException {
        var half = Files.createTempFile(file.toAbsolutePath().getParent(), "endpoint", ".tmp");
        Files.writeString(half, json);
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
