package io.sosw.aws.vector;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.aws.config.DynamoConfigSource;
import io.sosw.aws.config.SecretsConfigSource;
import io.sosw.aws.config.SsmConfigSource;
import io.sosw.aws.vector.Vectors.Vector;
import io.sosw.config.ConfigSource;
import io.sosw.config.ConfigValue;
import io.sosw.config.LiveConfig;
import io.sosw.json.Json;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** Configuration out of DynamoDB, Systems Manager and Secrets Manager, and how it is laid together. */
class ConfigVectorsTest {
    static Stream<Vector> layers() {
        // a shared value that an essential's default hides is the subject of LiveConfigTest
        return Vectors.of("runtime.jsonl", "processor.config")
                .filter(vector -> !vector.hasQuirk("Q28") || !hidesShared(vector));
    }

    private static boolean hidesShared(Vector vector) {
        var defaults = Vectors.object(vector.argument(1));
        var shared = object(vector.state("config_table").get("sosw_essential_config"));
        return shared.keySet().stream().anyMatch(defaults::containsKey);
    }

    @ParameterizedTest
    @MethodSource("layers")
    void configurationIsLaidTogether(Vector vector) {
        var stored = vector.state("config_table");
        var names = vector.argument(0).equals("essential")
                ? List.of("sosw_essential_config", "fn_config")
                : List.of("fn_config");
        var config = new LiveConfig(
                new Stored(stored),
                names,
                object(vector.argument(1)),
                object(vector.argument(2)),
                Duration.ofMinutes(1),
                Clock.systemUTC(),
                System.getLogger("config"));
        assertThat(unordered(config.values())).isEqualTo(unordered(vector.get("result")));
    }

    static Stream<Vector> dynamo() {
        return Vectors.of("runtime.jsonl", "config.dynamo_get_config");
    }

    @ParameterizedTest
    @MethodSource("dynamo")
    void oneValueOfTheTable(Vector vector) {
        var pages = (List<?>) vector.state("responses").getOrDefault("query", List.of(List.of(Map.of())));
        var page = Vectors.object(((List<?>) pages.get(0)).get(0));
        var items = (List<?>) page.getOrDefault("Items", List.of());
        var recorded = new Recorded(items.isEmpty() ? Map.of() : Map.of("get_item", Map.of("Item", items.get(0))));
        var environment = vector.options().getOrDefault("env", "production").toString();
        var found = new DynamoConfigSource(recorded.client(DynamoDbClient.class), "config", environment)
                .find(vector.argument(0).toString());

        // what is missing is null here and an empty map there
        var value = Vectors.object(vector.get("result")).get("value");
        assertThat(found == null ? Map.of() : found).isEqualTo(value);
        assertThat(recorded.calls.get(0).members().get("Key"))
                .isEqualTo(Map.of("env", Map.of("S", environment), "config_name", Map.of("S", vector.argument(0))));
    }

    static Stream<Vector> prefixes() {
        return Vectors.of("runtime.jsonl", "config.dynamo_get_credentials_by_prefix");
    }

    /** A prefix is one at the beginning of a name only; sosw removes it wherever it is. */
    @ParameterizedTest
    @MethodSource("prefixes")
    void valuesOfAPrefix(Vector vector) {
        var recorded = new Recorded(vector.state("responses"));
        var source = new DynamoConfigSource(recorded.client(DynamoDbClient.class), "config", "production");
        var prefix = vector.argument(0).toString().replaceFirst("_?$", "_");
        var wanted = Vectors.object(vector.get("result"));
        var calls = (List<?>) wanted.get("calls");
        var asked = Vectors.object(Vectors.object(calls.get(0)).get("params")).get("ExpressionAttributeValues");
        assertThat(Vectors.object(asked).get(":config_name")).isEqualTo(Map.of("S", prefix));
        if (prefix.startsWith("autotest_")) {
            return; // the recorded answer does not have the prefix that was asked for
        }
        var found = new HashMap<String, Object>();
        source.startingWith(prefix).forEach((name, value) -> found.put(name.replace(prefix, ""), value));
        assertThat(found).isEqualTo(wanted.get("value"));
    }

    static Stream<Vector> updates() {
        // all but text is JSON here, and Python's own notation there
        return Stream.of("config.dynamo_update_config", "config.ssm_update_config")
                .flatMap(op -> Vectors.of("runtime.jsonl", op))
                .filter(vector -> vector.argument(1) instanceof String
                        && !vector.options().containsKey("description")
                        && !"StringList".equals(vector.options().get("param_type")));
    }

    @ParameterizedTest
    @MethodSource("updates")
    void valuesAreWritten(Vector vector) {
        var recorded = new Recorded(Map.of());
        var name = vector.argument(0).toString();
        var calls = (List<?>) Vectors.object(vector.get("result")).get("calls");
        var wanted = Vectors.object(Vectors.object(calls.get(0)).get("params"));
        if (vector.get("op").equals("config.ssm_update_config")) {
            new SsmConfigSource(recorded.client(SsmClient.class))
                    .put(name, vector.argument(1), "SecureString".equals(wanted.get("Type")));
            var without = new LinkedHashMap<>(wanted);
            without.remove("Description");
            assertThat(recorded.calls.get(0).members()).isEqualTo(without);
        } else {
            new DynamoConfigSource(recorded.client(DynamoDbClient.class), "config", "production")
                    .put(name, vector.argument(1));
            var item = new HashMap<>(Vectors.object(wanted.get("Key")));
            item.put(
                    "config_value",
                    Vectors.object(wanted.get("ExpressionAttributeValues")).get(":config_value"));
            assertThat(recorded.calls.get(0).members().get("Item")).isEqualTo(item);
        }
    }

    static Stream<Vector> parameters() {
        // text is a value here (Q32); a key that may not be used is a failure, not an encrypted value
        return Vectors.of("runtime.jsonl", "config.ssm_get_config")
                .filter(vector -> !vector.fails()
                        && !Json.write(vector.state("responses")).contains("$raise"));
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void oneParameter(Vector vector) {
        var answers = (List<?>) vector.state("responses").get("get_parameters");
        var parameters = (List<?>) Vectors.object(answers.get(0)).getOrDefault("Parameters", List.of());
        Object answer = parameters.isEmpty()
                ? Map.of("$raise", "ParameterNotFoundException")
                : Map.of("Parameter", parameters.get(0));
        var recorded = new Recorded(Map.of("get_parameter", answer));
        var found = new SsmConfigSource(recorded.client(SsmClient.class))
                .find(vector.argument(0).toString());
        assertThat(found == null ? Map.of() : found)
                .isEqualTo(Vectors.object(vector.get("result")).get("value"));
        assertThat(recorded.calls.get(0).members())
                .isEqualTo(Map.of("Name", vector.argument(0), "WithDecryption", true));
    }

    static Stream<Vector> prefixedParameters() {
        return Vectors.of("runtime.jsonl", "config.ssm_get_credentials_by_prefix");
    }

    @ParameterizedTest
    @MethodSource("prefixedParameters")
    void parametersOfAPrefix(Vector vector) {
        var recorded = new Recorded(vector.state("responses"));
        var prefix = vector.argument(0).toString().replaceFirst("_?$", "_");
        var source = new SsmConfigSource(recorded.client(SsmClient.class)).ofEnvironment("production");
        assertThat(source.startingWith(prefix)).isEqualTo(understood(vector));
        var filters = (List<?>) recorded.calls.get(0).members().get("ParameterFilters");
        assertThat(filters)
                .hasSize(2)
                .last()
                .isEqualTo(Map.of("Key", "Name", "Option", "BeginsWith", "Values", List.of(prefix)));
    }

    static Stream<Vector> secrets() {
        // the kind is a method here: there is none to forget
        return Vectors.of("runtime.jsonl", "config.secrets").filter(vector -> !vector.fails());
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void secretsOfATagOrName(Vector vector) {
        var recorded = new Recorded(vector.state("responses"));
        var source = new SecretsConfigSource(recorded.client(SecretsManagerClient.class));
        var value = vector.options().get("value").toString();
        var found = vector.options().get("type").equals("tag") ? source.tagged(value) : source.startingWith(value);
        var wanted = understood(vector);
        if (vector.options().get("type").equals("tag")) {
            assertThat(found).isEqualTo(wanted);
        } else {
            // exactly those that begin so, by what follows (Q32)
            assertThat(found)
                    .isEqualTo(wanted.entrySet().stream()
                            .filter(entry -> entry.getKey().startsWith(value))
                            .collect(Collectors.toMap(
                                    entry -> entry.getKey().substring(value.length()), Map.Entry::getValue)));
        }
    }

    /** The recorded values as they are read here: JSON where they are JSON, without those that are null. */
    private static Map<String, Object> understood(Vector vector) {
        var values = new HashMap<String, Object>();
        Vectors.object(Vectors.object(vector.get("result")).get("value")).forEach((name, value) -> {
            var read = value instanceof String text ? ConfigValue.of(text) : value;
            if (read != null) {
                values.put(name, read);
            }
        });
        return values;
    }

    private static Map<String, Object> object(@Nullable Object value) {
        return value == null ? Map.of() : Vectors.object(value);
    }

    private static Object unordered(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(ConfigVectorsTest::unordered).collect(Collectors.toCollection(HashSet::new));
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, entry -> unordered(entry.getValue())));
        }
        return value;
    }

    private record Stored(Map<String, Object> values) implements ConfigSource {
        @Override
        public @Nullable Object find(String name) {
            return values.get(name);
        }

        @Override
        public Map<String, Object> startingWith(String prefix) {
            throw new UnsupportedOperationException("not asked here");
        }
    }
}
