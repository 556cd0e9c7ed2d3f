package io.sosw.engine.deploy;

import io.sosw.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The note of functions whose live version was moved past CloudFormation, by a rollback, the fast path or a gradual shift:
 * an object beside the artefacts. It is written before anything is moved, so that a deployment that finds a stack without
 * changes knows, by one call, whether there is something to put right. What others moved by hand is not noted.
 */
final class Moves {
    private static final String FILE = "moved.json";

    private final S3Client s3;
    private final String bucket;
    private final String key;

    /**
     * @param prefix of the stack's artefacts
     */
    Moves(S3Client s3, String bucket, String prefix) {
        this.s3 = s3;
        this.bucket = bucket;
        this.key = prefix + FILE;
    }

    /** By function, what its code became; empty where that is not known. */
    Map<String, String> read() {
        try {
            var text = s3.getObjectAsBytes(request -> request.bucket(bucket).key(key))
                    .asUtf8String();
            var moved = new TreeMap<String, String>();
            if (Json.parse(text) instanceof Map<?, ?> noted) {
                noted.forEach((name, code) -> moved.put(name.toString(), String.valueOf(code)));
            }
            return moved;
        } catch (S3Exception missing) {
            if (missing.statusCode() == 404 || missing.statusCode() == 403) {
                return Map.of(); // S3 says 403 of a missing object to those who may not list
            }
            throw missing;
        }
    }

    /** Adds to what is noted. */
    void note(Map<String, String> earlier, Map<String, String> moved) {
        var all = new LinkedHashMap<>(earlier);
        all.putAll(moved);
        var text = Json.write(all).getBytes(StandardCharsets.UTF_8);
        s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromBytes(text));
    }

    /** All is as the stack says. */
    void forget() {
        s3.deleteObject(request -> request.bucket(bucket).key(key));
    }
}
