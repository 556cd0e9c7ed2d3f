package io.sosw.engine.deploy.template;

import io.sosw.error.UserError;
import io.sosw.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code package-lambda} has written down in {@code target/sosw/artifacts.json}.
 *
 * @param artifacts the zips
 */
public record Artefacts(List<Artefact> artifacts) {
    static final String FUNCTION = "function";
    static final String LAYER = "layer";

    /**
     * One zip.
     *
     * @param path relative to the project
     * @param kind {@code function} or {@code layer}
     * @param contentHash the same for the same content, whatever compressed it
     */
    public record Artefact(
            String path,
            String kind,
            String contentHash,
            String runtime,
            String architecture,
            Optional<String> handler) {

        /** What the object is called in the artefact bucket, below the stack's own prefix. */
        public String fileName() {
            return contentHash + ".zip";
        }
    }

    /** The file as written; images are among the entries, and deployed by other means. */
    private record Entries(List<Map<String, Object>> artifacts) {}

    /** Copies the list. */
    public Artefacts {
        artifacts = List.copyOf(artifacts);
    }

    /** Reads the file. */
    public static Artefacts read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new UserError(
                    "there is nothing to deploy: " + file + " does not exist",
                    "run mvn sosw:deploy, which packages first, or mvn package with the goal package-lambda.",
                    "deploy-artefacts");
        }
        var zips = Json.read(Files.readString(file), Entries.class).artifacts().stream()
                .filter(entry -> List.of(FUNCTION, LAYER).contains(entry.get("kind")))
                .map(entry -> Json.read(Json.write(entry), Artefact.class))
                .toList();
        return new Artefacts(zips);
    }

    /** What all functions run. */
    public Artefact function() {
        return find(FUNCTION).orElseThrow(() -> new IllegalStateException("artifacts.json names no function"));
    }

    Optional<Artefact> layer() {
        return find(LAYER);
    }

    private Optional<Artefact> find(String kind) {
        return artifacts.stream().filter(each -> each.kind().equals(kind)).findFirst();
    }
}
