package io.sosw.engine.packaging;

import io.sosw.engine.project.FunctionSpec;
import io.sosw.engine.project.Project;
import io.sosw.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** {@code artifacts.json}: what was packaged, for those who deploy with Terraform, CDK or plain CloudFormation. */
public final class ArtifactsFile {
    static final String NAME = "artifacts.json";
    private static final int VERSION = 1;

    private ArtifactsFile() {}

    /**
     * Writes the file; paths in it are relative to the project, so that its bytes do not depend on the checkout. An image
     * stays in it: its {@code codeHash} says whether it holds what the zips hold.
     */
    static void write(LambdaPlan plan, List<PackedZip> zips) throws IOException {
        var artifacts = new ArrayList<Map<String, Object>>();
        var code = CodeHash.of(zips);
        zips.forEach(zip -> artifacts.add(artifact(plan, zip, code)));
        earlier(plan.output()).stream()
                .filter(entry -> "image".equals(entry.get("kind")))
                .forEach(artifacts::add);
        write(plan.project(), plan.output(), artifacts);
    }

    /** Adds an artifact to what the file holds already, in the place of an earlier one of its kind. */
    public static void add(Project project, Path output, Map<String, Object> artifact) throws IOException {
        var artifacts = new ArrayList<>(earlier(output));
        artifacts.removeIf(entry -> Objects.equals(entry.get("kind"), artifact.get("kind")));
        artifacts.add(artifact);
        write(project, output, artifacts);
    }

    private static List<Map<String, Object>> earlier(Path output) throws IOException {
        var artifacts = new ArrayList<Map<String, Object>>();
        var file = output.resolve(NAME);
        if (Files.exists(file)
                && Json.parse(Files.readAllBytes(file)) instanceof Map<?, ?> root
                && root.get("artifacts") instanceof List<?> entries) {
            for (Object entry : entries) {
                if (entry instanceof Map<?, ?> map) {
                    var copy = new LinkedHashMap<String, Object>();
                    map.forEach((key, value) -> copy.put(String.valueOf(key), value));
                    artifacts.add(copy);
                }
            }
        }
        return artifacts;
    }

    private static void write(Project project, Path output, List<Map<String, Object>> artifacts) throws IOException {
        var functions = new LinkedHashMap<String, Object>();
        project.functions().forEach(function -> functions.put(function.name(), function(function)));
        var root = new LinkedHashMap<String, Object>();
        root.put("version", VERSION);
        root.put("project", project.name());
        root.put("artifacts", artifacts);
        root.put("functions", functions);
        Files.createDirectories(output);
        Files.writeString(output.resolve(NAME), Json.pretty(root) + "\n");
    }

    private static Map<String, Object> artifact(LambdaPlan plan, PackedZip zip, String code) {
        var map = new LinkedHashMap<String, Object>();
        map.put("path", relative(plan.project().directory(), zip.file()));
        map.put("kind", zip.kind());
        map.put("sha256", zip.sha256());
        map.put("size", zip.size().bytes());
        map.put("unzippedSize", zip.unzipped().bytes());
        map.put("contentHash", zip.contentHash());
        map.put("codeHash", code);
        if (zip.kind().equals(LambdaPackager.FUNCTION)) {
            map.put("handler", LambdaRuntime.HANDLER);
        }
        map.put("runtime", plan.runtime().identifier());
        map.put("architecture", plan.architecture().identifier());
        map.put(
                "sbom",
                relative(
                        plan.project().directory(),
                        plan.output().resolve(plan.project().name() + Sbom.SUFFIX)));
        return map;
    }

    private static Map<String, Object> function(FunctionSpec function) {
        var map = new LinkedHashMap<String, Object>();
        map.put("memory", function.memory());
        map.put("timeout", function.timeout());
        map.put("environment", variables(function));
        return map;
    }

    /** The function's own variables and the one that chooses it among those of the zip. */
    static Map<String, String> variables(FunctionSpec function) {
        var variables = new TreeMap<>(function.environment());
        variables.put("SOSW_FUNCTION", function.name());
        return variables;
    }

    /** The path of a file from a folder, with slashes. */
    public static String relative(Path directory, Path file) {
        var from = directory.toAbsolutePath().normalize();
        return from.relativize(file.toAbsolutePath().normalize()).toString().replace('\\', '/');
    }

    /** The SHA-256 of a file in Base64, as Lambda's {@code CodeSha256}. */
    public static String sha256(Path file) throws IOException {
        var digest = ContentHash.sha256();
        var buffer = new byte[1 << 16];
        try (InputStream stream = Files.newInputStream(file)) {
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return new String(Base64.getEncoder().encode(digest.digest()), StandardCharsets.US_ASCII);
    }
}
