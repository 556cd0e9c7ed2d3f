package io.sosw.aws.config;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import io.sosw.config.ConfigSource;
import io.sosw.config.ConfigValue;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * sosw's table of configuration: hash key {@code env}, range key {@code config_name}, attribute {@code config_value}.
 * Safe for use by several threads.
 */
public final class DynamoConfigSource implements ConfigSource {
    private static final String ENV = "env";
    private static final String NAME = "config_name";
    private static final String VALUE = "config_value";

    private final DynamoDbClient client;
    private final String table;
    private final String environment;

    /**
     * @param table sosw's is {@code config}
     * @param environment for example {@code production}
     */
    public DynamoConfigSource(DynamoDbClient client, String table, String environment) {
        this.client = client;
        this.table = table;
        this.environment = environment;
    }

    @Override
    public @Nullable Object find(String name) {
        var answer = client.getItem(get -> get.tableName(table).key(key(name)));
        return answer.hasItem() ? value(answer.item()) : null;
    }

    @Override
    public Map<String, Object> startingWith(String prefix) {
        Map<String, Object> found = new LinkedHashMap<>();
        var request = QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression(ENV + " = :env AND begins_with(" + NAME + ", :prefix)")
                .expressionAttributeValues(Map.of(":env", fromS(environment), ":prefix", fromS(prefix)))
                .build();
        for (var item : client.queryPaginator(request).items()) {
            var name = item.get(NAME);
            var value = value(item);
            if (name != null && value != null) {
                found.put(name.s().substring(prefix.length()), value);
            }
        }
        return found;
    }

    /** Writes a value: text as it stands, all else as JSON. */
    public void put(String name, Object value) {
        var item = new LinkedHashMap<>(key(name));
        item.put(VALUE, fromS(ConfigValue.text(value)));
        client.putItem(put -> put.tableName(table).item(item));
    }

    private Map<String, AttributeValue> key(String name) {
        return Map.of(ENV, fromS(environment), NAME, fromS(name));
    }

    private static @Nullable Object value(Map<String, AttributeValue> item) {
        var value = item.get(VALUE);
        return value == null || value.s() == null ? null : ConfigValue.of(value.s());
    }
}
