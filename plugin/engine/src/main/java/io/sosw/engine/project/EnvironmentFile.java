package io.sosw.engine.project;

import io.sosw.error.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code env/NAME.yml}: what is different in one environment.
 *
 * @param source the file, relative to the project
 * @param settings account, region, stack, bucket, protected, compute, target, packageType and shift, as far as the file says them
 * @param parameters values of the template's parameters; a secret or an SSM parameter is a dynamic reference
 */
public record EnvironmentFile(
        String source,
        Map<String, Value> settings,
        Map<String, Value> parameters,
        Map<String, String> tags,
        ContainerSettings container,
        VpcSettings vpc) {
    private static final String LOCAL = "local";
    private static final List<String> SETTINGS =
            List.of("account", "region", "stack", "bucket", "protected", "compute", "shift", "target", "packageType");
    private static final String[] KEYS = Stream.concat(
                    SETTINGS.stream(), Stream.of("parameters", "tags", "container", "vpc"))
            .toArray(String[]::new);

    /**
     * A value and where it stands.
     *
     * @param reference whether the value names a secret or a stored parameter instead of being it
     */
    public record Value(String text, int line, boolean reference) {}

    /** Reads the file of an environment; only {@code local} may do without one. */
    public static EnvironmentFile read(Path project, String name, String origin) {
        var source = "env/" + name + ".yml";
        var file = project.resolve("env").resolve(name + ".yml");
        if (Files.isRegularFile(file)) {
            return of(source, YamlFile.read(file));
        }
        if (name.equals(LOCAL)) {
            return new EnvironmentFile(source, Map.of(), Map.of(), Map.of(), ContainerSettings.NONE, VpcSettings.NONE);
        }
        throw new UserError(
                "there is no environment '" + name + "' (" + origin + "): " + source + " does not exist",
                "write " + source + " with at least account: and region:, or type -Dsosw.env=local.",
                "deploy-environment");
    }

    static EnvironmentFile of(String source, YamlFile file) {
        var findings = new Findings(source);
        var root = Block.of(file.root(), "", findings).only(KEYS);
        var settings = new LinkedHashMap<String, Value>();
        for (String key : SETTINGS) {
            var text = root.text(key);
            if (text != null) {
                settings.put(key, new Value(text, root.lineOf(key), false));
            }
        }
        var parameters = new LinkedHashMap<String, Value>();
        var declared = root.block("parameters");
        for (String key : declared.keys()) {
            var value = parameter(declared, key);
            if (value != null) {
                parameters.put(key, value);
            }
        }
        var tags = new LinkedHashMap<String, String>();
        var tagged = root.block("tags");
        for (String key : tagged.keys()) {
            tags.put(key, Optional.ofNullable(tagged.text(key)).orElse(""));
        }
        var container = ContainerSettings.of(root.block("container"));
        var vpc = VpcSettings.of(root.block("vpc"), findings);
        findings.throwIfAny("mend the named lines of " + source + ".", "deploy-environment");
        return new EnvironmentFile(source, settings, parameters, tags, container, vpc);
    }

    private static @Nullable Value parameter(Block parameters, String key) {
        if (parameters.node(key) instanceof org.snakeyaml.engine.v2.nodes.MappingNode) {
            var block = parameters.block(key).only("secret", "parameter");
            var secret = block.text("secret");
            if (secret != null) {
                return new Value("{{resolve:secretsmanager:" + secret + "}}", parameters.lineOf(key), true);
            }
            var stored = block.text("parameter");
            return stored == null ? null : new Value("{{resolve:ssm:" + stored + "}}", parameters.lineOf(key), true);
        }
        var text = parameters.text(key);
        return text == null ? null : new Value(text, parameters.lineOf(key), false);
    }
}
