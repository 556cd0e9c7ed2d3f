package io.sosw.aws.config;

import io.sosw.config.ConfigSource;
import io.sosw.config.ConfigValue;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.Filter;
import software.amazon.awssdk.services.secretsmanager.model.FilterNameStringType;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/**
 * Secrets of Secrets Manager that are texts. What is found is in clear: do not print it. Needs {@code
 * software.amazon.awssdk:secretsmanager} on the class path. Safe for use by several threads.
 */
public final class SecretsConfigSource implements ConfigSource {
    private final SecretsManagerClient client;

    public SecretsConfigSource(SecretsManagerClient client) {
        this.client = client;
    }

    /** The secret of exactly this name. */
    @Override
    public @Nullable Object find(String name) {
        try {
            var text = client.getSecretValue(get -> get.secretId(name)).secretString();
            return text == null ? null : ConfigValue.of(text);
        } catch (ResourceNotFoundException e) {
            return null;
        }
    }

    @Override
    public Map<String, Object> startingWith(String prefix) {
        Map<String, Object> found = new LinkedHashMap<>();
        list(FilterNameStringType.NAME, prefix).forEach((name, value) -> {
            if (name.startsWith(prefix)) { // the service does not mind case
                found.put(name.substring(prefix.length()), value);
            }
        });
        return found;
    }

    /** The secrets that carry a tag of this value, by name. */
    public Map<String, Object> tagged(String value) {
        return list(FilterNameStringType.TAG_VALUE, value);
    }

    private Map<String, Object> list(FilterNameStringType key, String value) {
        Map<String, Object> found = new LinkedHashMap<>();
        var filter = Filter.builder().key(key).values(value).build();
        for (var page : client.listSecretsPaginator(list -> list.filters(filter))) {
            for (var secret : page.secretList()) {
                var text = find(secret.arn());
                if (text != null) {
                    found.put(secret.name(), text);
                }
            }
        }
        return found;
    }
}
