package io.sosw.config;

import io.sosw.error.UserError;
import io.sosw.json.Json;
import io.sosw.json.JsonException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the compiled defaults file: a resource of the function's jar, or a file. */
public final class ConstantsFile {
    /** Where the build puts it in the jar. */
    public static final String RESOURCE = "META-INF/sosw/const.json";

    private ConstantsFile() {}

    /** The one in the function's jar; none if there is none. */
    public static Constants ofResource(ClassLoader loader) {
        try (InputStream stream = loader.getResourceAsStream(RESOURCE)) {
            return stream == null ? Constants.none() : read(Json.parse(stream), RESOURCE);
        } catch (IOException | JsonException e) {
            throw broken(RESOURCE, e);
        }
    }

    /** The one at a path; YAML is compiled by the Maven goals, never read here. */
    public static Constants ofPath(String path) {
        var lower = path.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".yml") || lower.endsWith(".yaml")) {
            throw new UserError(
                    "The defaults file '" + path + "' (--const_path) is YAML, which the runtime does not read",
                    "start by `mvn sosw:run`, which compiles it, or run `mvn sosw:prepare` and give the JSON that it"
                            + " writes.",
                    "const-path");
        }
        try (InputStream stream = Files.newInputStream(Path.of(path))) {
            return read(Json.parse(stream), path);
        } catch (JsonException e) {
            throw broken(path, e);
        } catch (IOException e) {
            throw new UserError(
                    "The defaults file '" + path + "' (--const_path) cannot be read: " + e,
                    "give the path of a readable file.",
                    "const-path",
                    e);
        }
    }

    private static Constants read(@Nullable Object json, String path) {
        if (!(json instanceof Map<?, ?> file)
                || !(file.get("values") instanceof Map<?, ?> values)
                || !Long.valueOf(1).equals(file.get("version"))) {
            throw broken(path, null);
        }
        var constants = new HashMap<String, Constants.Constant>();
        for (Map.Entry<?, ?> entry : values.entrySet()) {
            if (!(entry.getValue() instanceof Map<?, ?> constant)) {
                throw broken(path, null);
            }
            var line = constant.get("line") instanceof Long number ? number.intValue() : 0;
            var value = constant.get("value");
            if (value != null) {
                constants.put(String.valueOf(entry.getKey()), new Constants.Constant(value, line));
            }
        }
        return new Constants(file.get("source") instanceof String source ? source : path, constants);
    }

    private static UserError broken(String path, @Nullable Exception cause) {
        return new UserError(
                "The defaults file '" + path + "' is not what the build compiles"
                        + (cause == null ? "" : ": " + cause.getMessage()),
                "run `mvn sosw:prepare`, which writes it from const.yml.",
                "const-path",
                cause);
    }
}
