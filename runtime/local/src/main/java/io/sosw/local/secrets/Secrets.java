package io.sosw.local.secrets;

import io.sosw.local.secrets.StoredSecret.Version;
import io.sosw.local.world.Arn;
import io.sosw.local.world.Ids;
import io.sosw.local.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/** All secrets by name. Guarded by the service's lock. */
final class Secrets {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9/_+=.@!-]{1,512}");
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int MOST_BYTES = 65_536;
    private final TreeMap<String, StoredSecret> byName = new TreeMap<>();
    private final World world;

    Secrets(World world) {
        this.world = world;
    }

    StoredSecret create(@Nullable String name) {
        if (name == null || !NAME.matcher(name).matches()) {
            throw SecretErrors.parameter(
                    "Invalid name. Must be a valid name containing alphanumeric characters, or any of "
                            + "the following: -/_+=.@!");
        }
        var existing = find(name);
        if (existing != null) {
            throw existing.deletedAt == null
                    ? SecretErrors.exists(name)
                    : SecretErrors.request("You can't create this secret because a secret with this name is already "
                            + "scheduled for deletion.");
        }
        var resource = "secret:" + name + "-" + Ids.text(world.random(), LETTERS, 6);
        var arn = new Arn("secretsmanager", world.region(), world.accountId(), resource).toString();
        var secret = new StoredSecret(name, arn, now());
        byName.put(name, secret);
        return secret;
    }

    Instant now() {
        return world.clock().instant();
    }

    /** By name, ARN, or ARN without the random letters at its end. */
    private @Nullable StoredSecret find(String id) {
        var now = now();
        byName.values().removeIf(s -> s.deletedAt != null && !s.deletedAt.isAfter(now));
        var named = byName.get(id);
        if (named != null || !id.startsWith("arn:")) {
            return named;
        }
        return byName.values().stream()
                .filter(s -> s.arn.equals(id)
                        || s.arn.substring(0, s.arn.length() - 7).equals(id))
                .findFirst()
                .orElse(null);
    }

    StoredSecret any(@Nullable String id) {
        var secret = find(Objects.requireNonNullElse(id, ""));
        if (secret == null) {
            throw SecretErrors.notFound("Secrets Manager can't find the specified secret.");
        }
        return secret;
    }

    /** A secret that is not about to be deleted. */
    StoredSecret live(@Nullable String id) {
        var secret = any(id);
        if (secret.deletedAt != null) {
            throw SecretErrors.request(
                    "You can't perform this operation on the secret because it was marked for " + "deletion.");
        }
        return secret;
    }

    void remove(StoredSecret secret) {
        byName.remove(secret.name);
    }

    void schedule(StoredSecret secret, Duration window) {
        secret.deletedAt = now().plus(window);
    }

    List<StoredSecret> all() {
        return List.copyOf(byName.values());
    }

    /** A new version; the same token with the same content is the same version. */
    Version put(
            StoredSecret secret,
            @Nullable String token,
            @Nullable String text,
            @Nullable SdkBytes bytes,
            List<String> stages) {
        var size = text == null ? (bytes == null ? 0 : bytes.asByteArrayUnsafe().length) : text.length();
        if (size == 0 || size > MOST_BYTES || (text != null && bytes != null)) {
            throw SecretErrors.parameter("You must provide either SecretString or SecretBinary, of 1 to 65536 bytes.");
        }
        var id = token == null ? Ids.uuid(world.random()).toString() : token;
        var existing = secret.version(id);
        if (existing != null) {
            if (Objects.equals(existing.text(), text) && Objects.equals(existing.bytes(), bytes)) {
                return existing;
            }
            throw SecretErrors.request("You can't modify an existing version, you can only create a new version.");
        }
        var version = new Version(id, text, bytes, now(), StoredSecret.stages(stages));
        secret.add(version);
        secret.changedAt = now();
        return version;
    }
}
