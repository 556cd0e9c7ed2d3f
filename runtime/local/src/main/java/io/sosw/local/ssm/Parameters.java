package io.sosw.local.ssm;

import io.sosw.local.world.Arn;
import io.sosw.local.world.World;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.PutParameterRequest;

/** All parameters by name. Guarded by itself. */
final class Parameters {
    private static final Pattern NAME = Pattern.compile("/?[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+){0,14}");
    private static final int STANDARD_SIZE = 4096;
    private static final int ADVANCED_SIZE = 8192;
    private final TreeMap<String, StoredParameter> byName = new TreeMap<>();
    private final World world;

    Parameters(World world) {
        this.world = world;
    }

    StoredParameter.Version put(PutParameterRequest request) {
        var name = checked(request);
        var existing = byName.get(name);
        if (existing != null && !Boolean.TRUE.equals(request.overwrite())) {
            throw SsmErrors.exists();
        }
        if (existing != null && !request.tags().isEmpty()) {
            throw SsmErrors.validation(
                    "Invalid request: tags and overwrite can't be used together. To create a parameter "
                            + "with tags, please remove overwrite flag. To update tags for an existing parameter, please use "
                            + "AddTagsToResource or RemoveTagsFromResource.");
        }
        var stored = existing == null ? new StoredParameter(name) : existing;
        var given = request.typeAsString();
        var version = stored.add(
                request,
                given == null ? previousType(existing) : given,
                world.clock().instant());
        request.tags().forEach(tag -> stored.tags.put(tag.key(), tag.value()));
        byName.put(name, stored);
        return version;
    }

    private static String previousType(@Nullable StoredParameter existing) {
        if (existing == null) {
            throw SsmErrors.validation("A parameter type is required when you create a parameter.");
        }
        return existing.latest().type();
    }

    private static String checked(PutParameterRequest request) {
        var name = request.name();
        if (name == null || !NAME.matcher(name).matches() || (name.contains("/") && !name.startsWith("/"))) {
            throw SsmErrors.validation("Parameter name must be a fully qualified name. It can consist only of letters, "
                    + "digits and .-_ in at most 15 levels, and starts with / when it has levels: " + name);
        }
        if (name.matches("/?(?i:aws|ssm).*")) {
            throw SsmErrors.validation("Parameter name: can't be prefixed with \"aws\" or \"ssm\" (case-insensitive).");
        }
        if (request.value() == null || request.value().isEmpty()) {
            throw SsmErrors.validation("1 validation error detected: Value '' at 'value' failed to satisfy constraint: "
                    + "Member must have length greater than or equal to 1.");
        }
        var most = "Advanced".equals(request.tierAsString()) ? ADVANCED_SIZE : STANDARD_SIZE;
        if (request.value().length() > most) {
            throw SsmErrors.validation("Standard tier parameters support a maximum parameter value of " + most
                    + " characters. To create a larger parameter value, upgrade the parameter to use the advanced-parameter "
                    + "tier.");
        }
        if (request.allowedPattern() != null && !request.value().matches(request.allowedPattern())) {
            throw SsmErrors.validation(
                    "Parameter value, cannot be validated against allowedPattern: " + request.allowedPattern());
        }
        return name;
    }

    /** By name or ARN, without a selector. */
    StoredParameter named(@Nullable String name) {
        var stored = find(Objects.requireNonNullElse(name, ""));
        if (stored == null) {
            throw SsmErrors.notFound(String.valueOf(name));
        }
        return stored;
    }

    private @Nullable StoredParameter find(String nameOrArn) {
        if (!nameOrArn.startsWith("arn:")) {
            return byName.get(nameOrArn);
        }
        var path = Arn.parse(nameOrArn).resource().substring("parameter".length());
        var stored = byName.get(path);
        return stored == null ? byName.get(path.substring(1)) : stored;
    }

    /** {@code name}, {@code name:3} or {@code name:label}. */
    Parameter select(@Nullable String text, boolean decrypted) {
        var all = Objects.requireNonNullElse(text, "");
        var colon = all.startsWith("arn:") ? all.indexOf(':', all.indexOf(":parameter") + 1) : all.indexOf(':');
        var selector = colon < 0 ? "" : all.substring(colon + 1);
        var stored = named(colon < 0 ? all : all.substring(0, colon));
        var version = stored.select(selector);
        if (version == null) {
            throw SsmErrors.versionNotFound(stored.name, selector);
        }
        var parameter = view(stored, version, decrypted).toBuilder();
        return (selector.isEmpty() ? parameter : parameter.selector(":" + selector)).build();
    }

    Parameter view(StoredParameter stored, StoredParameter.Version version, boolean decrypted) {
        var isSecret = version.type().equals("SecureString") && !decrypted;
        return Parameter.builder()
                .name(stored.name)
                .type(version.type())
                .value(isSecret ? sealed(version.value()) : version.value())
                .version(version.number())
                .lastModifiedDate(version.time())
                .arn(arn(stored.name))
                .dataType(version.dataType())
                .build();
    }

    /** What one sees without decryption: not the value. */
    private static String sealed(String value) {
        var bytes = ("kms:alias/aws/ssm:" + value.hashCode()).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(bytes);
    }

    String arn(String name) {
        var resource = "parameter" + (name.startsWith("/") ? "" : "/") + name;
        return new Arn("ssm", world.region(), world.accountId(), resource).toString();
    }

    /** Below the path, its own level only unless recursive, in order of names. */
    Stream<StoredParameter> below(String path, boolean recursive) {
        var prefix = path.endsWith("/") ? path : path + "/";
        return byName.tailMap(prefix, true).values().stream()
                .takeWhile(p -> p.name.startsWith(prefix))
                .filter(p -> recursive || p.name.indexOf('/', prefix.length()) < 0);
    }

    List<StoredParameter> all() {
        return new ArrayList<>(byName.values());
    }

    boolean remove(@Nullable String name) {
        return name != null && byName.remove(name) != null;
    }
}
