package io.sosw.engine.image;

import io.sosw.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** An image in a file. */
final class TarredImage {
    private TarredImage() {}

    static Map<?, ?> config(Path tar) throws IOException {
        try (var archive = new TarArchiveInputStream(Files.newInputStream(tar))) {
            for (var entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                if (entry.getName().equals("config.json")) {
                    return (Map<?, ?>) Json.parse(archive.readAllBytes());
                }
            }
        }
        throw new IOException(tar + " holds no config.json");
    }
}
