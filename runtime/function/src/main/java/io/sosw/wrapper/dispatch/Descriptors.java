package io.sosw.wrapper.dispatch;

import io.sosw.config.Option;
import io.sosw.error.UserError;
import io.sosw.json.Json;
import io.sosw.json.JsonException;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The project's functions, compiled from {@code sosw.yml}; no class path is scanned. */
public final class Descriptors {
    /** Where the build puts them in the jar. */
    public static final String RESOURCE = "META-INF/sosw/functions.json";

    private final Map<String, FunctionDescriptor> byName = new LinkedHashMap<>();

    private Descriptors() {}

    /** Those in the function's jar. */
    public static Descriptors ofResource(ClassLoader loader) {
        try (InputStream stream = loader.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new UserError(
                        "The class path has no " + RESOURCE + ", so no function is known",
                        "declare a function in sosw.yml and run `mvn sosw:prepare`, which writes it into"
                                + " target/classes.",
                        "missing-function");
            }
            return of(Json.parse(stream));
        } catch (IOException | JsonException e) {
            throw broken(e);
        }
    }

    static Descriptors of(@Nullable Object json) {
        if (!(json instanceof Map<?, ?> file)
                || !Long.valueOf(1).equals(file.get("version"))
                || !(file.get("functions") instanceof Map<?, ?> functions)) {
            throw broken(null);
        }
        var descriptors = new Descriptors();
        for (Map.Entry<?, ?> entry : functions.entrySet()) {
            if (!(entry.getValue() instanceof Map<?, ?> block)) {
                throw broken(null);
            }
            var name = String.valueOf(entry.getKey());
            descriptors.byName.put(name, FunctionDescriptor.from(name, block));
        }
        return descriptors;
    }

    /**
     * The function to run.
     *
     * @param wanted its name, or null for the only one
     * @param origin where the name came from
     */
    public FunctionDescriptor choose(@Nullable String wanted, String origin) {
        if (wanted == null) {
            if (byName.size() == 1) {
                return byName.entrySet().iterator().next().getValue();
            }
            throw missing("No function is chosen and sosw.yml declares " + byName.size());
        }
        var descriptor = byName.get(wanted);
        if (descriptor == null) {
            throw missing("There is no function '" + wanted + "' (" + origin + ")");
        }
        return descriptor;
    }

    /** The names of the options of all functions, whose classes are loaded for it. */
    public Set<String> optionNames(ClassLoader loader) {
        return byName.values().stream()
                .flatMap(descriptor -> LoadedFunction.contexts(descriptor, loader).options().stream())
                .map(Option::name)
                .collect(Collectors.toSet());
    }

    private UserError missing(String problem) {
        return new UserError(
                problem,
                byName.isEmpty()
                        ? "declare a function in sosw.yml."
                        : "give --function or SOSW_FUNCTION one of: " + String.join(", ", byName.keySet()) + ".",
                "missing-function");
    }

    private static UserError broken(@Nullable Exception cause) {
        return new UserError(
                RESOURCE + " is not what the build compiles" + (cause == null ? "" : ": " + cause.getMessage()),
                "run `mvn sosw:prepare`, which writes it from sosw.yml.",
                "missing-function",
                cause);
    }
}
