package io.sosw.local.sql;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a server wrote about its troubles. */
final class ServerLog {
    private ServerLog() {}

    /** The last line that speaks of an error, else the last line. */
    static String lastError(Path log) throws IOException {
        var last = "it wrote nothing";
        var error = "";
        for (var line :
                Files.readString(log, StandardCharsets.ISO_8859_1).lines().toList()) {
            if (!line.isBlank()) {
                last = line.strip();
            }
            if (line.contains("[ERROR]") && !line.contains("Aborting") || line.contains("error while loading")) {
                error = line.strip();
            }
        }
        return error.isEmpty() ? last : error;
    }
}
