package io.sosw.local.lambda.function;

import io.sosw.local.world.World;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.lambda.model.FunctionCode;
import software.amazon.awssdk.services.lambda.model.LayerVersionsListItem;
import software.amazon.awssdk.services.lambda.model.PublishLayerVersionRequest;

/**
 * Layers with their versions, whose numbers are never used twice. Functions keep the content of a version that is deleted.
 * Safe for use by several threads.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/chapter-layers.html">Lambda: layers</a>
 */
public final class Layers {
    private static final int MOST = 5;
    private static final Pattern ARN = Pattern.compile("(arn:aws[a-z-]*:lambda:[^:]+:[0-9]+:layer:([^:]+)):([0-9]+)");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ");

    private final World world;
    private final CodeStore store;
    private final Map<String, TreeMap<Long, Version>> layers = new TreeMap<>();
    private final Map<String, Long> numbers = new HashMap<>();

    public Layers(World world, CodeStore store) {
        this.world = world;
        this.store = store;
    }

    /** A version with its content. */
    public record Version(LayerVersionsListItem described, Code code) {}

    /** Keeps a new version. */
    public synchronized Version publish(PublishLayerVersionRequest request) {
        if (request.content() == null) {
            throw LambdaErrors.invalid("Content is required");
        }
        var name = name(request.layerName());
        var code = store.store(
                PojoCopy.copy(request.content(), FunctionCode.builder()).build());
        var number = numbers.merge(name, 1L, Long::sum);
        var now = world.clock().instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
        LayerVersionsListItem described = PojoCopy.copy(request, LayerVersionsListItem.builder())
                .layerVersionArn(arn(name) + ":" + number)
                .version(number)
                .createdDate(TIME.format(now))
                .build();
        var version = new Version(described, code);
        layers.computeIfAbsent(name, any -> new TreeMap<>()).put(number, version);
        return version;
    }

    /** The version of a layer that is named by name or ARN. */
    public synchronized Version version(String layer, long number) {
        var versions = layers.getOrDefault(name(layer), new TreeMap<>());
        var version = versions.get(number);
        if (version == null) {
            throw LambdaErrors.notFound("The resource you requested does not exist.");
        }
        return version;
    }

    /** All versions of a layer, the newest first. */
    public synchronized List<Version> versions(String layer) {
        var versions = layers.getOrDefault(name(layer), new TreeMap<>());
        return List.copyOf(versions.descendingMap().values());
    }

    /** The newest version of each layer. */
    public synchronized List<Version> newest() {
        return layers.values().stream()
                .filter(versions -> !versions.isEmpty())
                .map(versions -> versions.lastEntry().getValue())
                .toList();
    }

    /** Forgets a version, if it is there. */
    public synchronized void delete(String layer, long number) {
        layers.getOrDefault(name(layer), new TreeMap<>()).remove(number);
    }

    /** Those that a function names, in its order. */
    List<Version> resolve(List<String> arns) {
        if (arns.size() > MOST) {
            throw LambdaErrors.invalid("Cannot reference more than " + MOST + " layers.");
        }
        var resolved = new ArrayList<Version>();
        for (String arn : arns) {
            var match = ARN.matcher(arn);
            if (!match.matches()) {
                throw LambdaErrors.invalid("1 validation error detected: Value '" + arn + "' at 'layers' failed to"
                        + " satisfy constraint: Member must be the ARN of a layer version");
            }
            var version = find(match.group(2), Long.parseLong(match.group(3)));
            if (resolved.stream()
                    .anyMatch(other -> other.described().layerVersionArn().startsWith(match.group(1) + ":"))) {
                throw LambdaErrors.invalid("Two different versions of the same layer are not allowed to be referenced"
                        + " in the same function.");
            }
            resolved.add(version);
        }
        return resolved;
    }

    private synchronized Version find(String layer, long number) {
        var version = layers.getOrDefault(layer, new TreeMap<>()).get(number);
        if (version == null) {
            throw LambdaErrors.invalid("Layer version " + arn(layer) + ":" + number + " does not exist.");
        }
        return version;
    }

    private static String name(String layer) {
        return layer.substring(layer.lastIndexOf(':') + 1);
    }

    /** Without a version. */
    public String arn(String layer) {
        return "arn:aws:lambda:" + world.region() + ":" + world.accountId() + ":layer:" + name(layer);
    }
}
