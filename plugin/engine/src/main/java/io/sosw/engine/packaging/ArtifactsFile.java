package io.sosw.engine.packaging;

import io.sosw.engine.project.FunctionSpec;
import io.sosw.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code artifacts.json}: what was packaged, for those who deploy with Terraform, CDK or plain CloudFormation. */
final class ArtifactsFile {
    static final String NAME = "artifacts.json";
    private static final int VERSION = 1;

    private ArtifactsFile() {}

    /** Writes the file; paths in it are relative to the project, so that its bytes do not depend on the checkout. */
    static void write(LambdaPlan plan, List<PackedZip> zips) throws IOException {
        var functions = new LinkedHashMap<String, Object>();
        plan.project().functions().forEach(function -> functions.put(function.name(), function(function)));
        var root = new LinkedHashMap<String, Object>();
        root.put("version", VERSION);
        root.put("project", plan.project().name());
        root.put("artifacts", zips.stream().map(zip -> artifact(plan, zip)).toList());
        root.put("functions", functions);
        Files.writeString(plan.output().resolve(NAME), Json.pretty(root) + "\n");
    }

    private static Map<String, Object> artifact(LambdaPlan plan, PackedZip zip) {
        var map = new LinkedHashMap<String, Object>();
        map.put("path", relative(plan.project().directory(), zip.file()));
        map.put("kind", zip.kind());
        map.put("sha256", zip.sha256());
        map.put("size", zip.size().bytes());
        map.put("unzippedSize", zip.unzipped().bytes());
        map.put("contentHash", zip.contentHash());
        if (zip.kind().equals(LambdaPackager.FUNCTION)) {
            map.put("handler", LambdaRuntime.HANDLER);
        }
        map.put("runtime", plan.runtime().identifier());
        map.put("architecture", plan.architecture().identifier());
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

    private static String relative(Path directory, Path file) {
        var from = directory.toAbsolutePath().normalize();
        return from.relativize(file.toAbsolutePath().normalize()).toString().replace('\\', '/');
    }
}
