package demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reports that exist only as keys, as many as wanted. */
final class ListedReports implements Reports {
    final List<String> stored = new ArrayList<>();
    private final Stream<String> keys;

    ListedReports(Stream<String> keys) {
        this.keys = keys;
    }

    @Override
    public Stream<String> keys(String bucket, String prefix) {
        return keys;
    }

    @Override
    public Stream<String> folders(String bucket, String prefix) {
        return keys;
    }

    /** As long as a link of S3. */
    @Override
    public String link(String bucket, String key) {
        return "https://" + bucket + "/" + key + "?" + "X".repeat(400);
    }

    @Override
    public void store(String bucket, String key, Path file, String contentType) {
        try {
            stored.add(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
