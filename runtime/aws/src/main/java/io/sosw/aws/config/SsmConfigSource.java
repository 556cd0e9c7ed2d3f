package io.sosw.aws.config;

import io.sosw.config.ConfigSource;
import io.sosw.config.ConfigValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterStringFilter;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/**
 * Parameters of Systems Manager; secure ones are decrypted. Needs {@code software.amazon.awssdk:ssm} on the class path.
 * Safe for use by several threads.
 */
public final class SsmConfigSource implements ConfigSource {
    private static final int BATCH = 10;
    /** As sosw stores null. */
    private static final String NONE = "None";

    private final SsmClient client;
    private final List<ParameterStringFilter> filters;

    private SsmConfigSource(SsmClient client, List<ParameterStringFilter> filters) {
        this.client = client;
        this.filters = filters;
    }

    /** All parameters. */
    public SsmConfigSource(SsmClient client) {
        this(client, List.of());
    }

    /** {@link #startingWith} finds only those with the tag {@code Environment}. */
    public SsmConfigSource ofEnvironment(String environment) {
        return new SsmConfigSource(client, List.of(filter("tag:Environment", "Equals", environment)));
    }

    @Override
    public @Nullable Object find(String name) {
        try {
            return value(client.getParameter(get -> get.name(name).withDecryption(true))
                    .parameter());
        } catch (ParameterNotFoundException e) {
            return null;
        }
    }

    @Override
    public Map<String, Object> startingWith(String prefix) {
        var wanted = new ArrayList<>(filters);
        wanted.add(filter("Name", "BeginsWith", prefix));
        var names = new ArrayList<String>();
        client.describeParametersPaginator(describe -> describe.parameterFilters(wanted)).stream()
                .flatMap(page -> page.parameters().stream())
                .forEach(parameter -> names.add(parameter.name()));
        Map<String, Object> found = new LinkedHashMap<>();
        for (var from = 0; from < names.size(); from += BATCH) {
            var batch = names.subList(from, Math.min(from + BATCH, names.size()));
            for (var parameter : client.getParameters(get -> get.names(batch).withDecryption(true))
                    .parameters()) {
                var value = value(parameter);
                if (value != null) {
                    found.put(parameter.name().substring(prefix.length()), value);
                }
            }
        }
        return found;
    }

    /** Writes a value, encrypted if it is a secret: text as it stands, all else as JSON. */
    public void put(String name, Object value, boolean secret) {
        client.putParameter(put -> put.name(name)
                .value(ConfigValue.text(value))
                .type(secret ? ParameterType.SECURE_STRING : ParameterType.STRING)
                .overwrite(true));
    }

    private static @Nullable Object value(Parameter parameter) {
        return parameter.value().equals(NONE) ? null : ConfigValue.of(parameter.value());
    }

    private static ParameterStringFilter filter(String key, String option, String value) {
        return ParameterStringFilter.builder()
                .key(key)
                .option(option)
                .values(value)
                .build();
    }
}
