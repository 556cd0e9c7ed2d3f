package io.sosw.engine.invoke;

import io.sosw.engine.packaging.LambdaRuntime;
import io.sosw.engine.project.FunctionSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A function of the project in the shim's Lambda, with its code where the build puts it.
 *
 * @param project the project's folder
 * @param runtime as the managed runtimes are called
 * @param classPath compiled classes first
 * @param variables what the function is configured with
 */
record InPlace(
        Path project, FunctionSpec function, String runtime, List<String> classPath, Map<String, String> variables) {
    private static final String ROLE = "arn:aws:iam::000000000000:role/local";

    /** Makes or changes the function; what is as it should be keeps its warm environments. */
    void ensure(LambdaApi lambda) throws IOException {
        var code = code();
        var present = lambda.function(function.name());
        if (present.isEmpty()) {
            var request = settings();
            request.put("FunctionName", function.name());
            request.put("Code", location(code));
            lambda.create(request);
            return;
        }
        if (!differs(present.get().get("Code"), Map.of("Location", code.toUri().toString()))) {
            var wanted = settings();
            if (differs(present.get().get("Configuration"), wanted)) {
                lambda.updateConfiguration(function.name(), wanted);
            }
            return;
        }
        lambda.updateCode(function.name(), location(code));
        lambda.updateConfiguration(function.name(), settings());
    }

    private static boolean differs(@Nullable Object present, Map<String, ?> wanted) {
        return !(present instanceof Map<?, ?> map)
                || wanted.entrySet().stream().anyMatch(entry -> !same(map.get(entry.getKey()), entry.getValue()));
    }

    private static boolean same(@Nullable Object present, @Nullable Object wanted) {
        if (present instanceof Number number && wanted instanceof Number other) {
            return number.longValue() == other.longValue();
        }
        if (present instanceof Map<?, ?> map && wanted instanceof Map<?, ?> other) {
            return map.size() == other.size()
                    && map.keySet().stream().allMatch(key -> same(map.get(key), other.get(key)));
        }
        return String.valueOf(present).equals(String.valueOf(wanted));
    }

    private Map<String, Object> settings() {
        var request = new LinkedHashMap<String, Object>();
        request.put("Handler", LambdaRuntime.HANDLER);
        request.put("Runtime", runtime);
        request.put("Role", ROLE);
        request.put("MemorySize", function.memory());
        request.put("Timeout", function.timeout());
        request.put("Environment", Map.of("Variables", variables));
        return request;
    }

    private static Map<String, Object> location(Path code) {
        return Map.of("S3Bucket", "hot-reload", "S3Key", code.toString());
    }

    /** The class path as a file, beside the shim's own: it outlives {@code mvn clean}. */
    private Path code() throws IOException {
        var file = Files.createDirectories(
                        project.toAbsolutePath().resolve(".sosw").resolve("invoke"))
                .resolve(function.name() + ".classpath");
        var text = String.join("\n", classPath) + "\n";
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}
