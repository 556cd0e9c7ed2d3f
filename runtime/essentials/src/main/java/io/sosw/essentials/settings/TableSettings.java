package io.sosw.essentials.settings;

import io.sosw.json.Json;
import io.sosw.json.JsonException;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * sosw's own config table: HASH {@code env}, RANGE {@code config_name}, the JSON in {@code config_value}. Read are {@code
 * sosw_essential_config} for all essentials and {@code <function>_config} for one.
 */
public final class TableSettings implements SettingsSource {
    private final DynamoDbClient dynamoDb;
    private final String table;
    private final String environment;

    /**
     * @param environment sosw says production or dev
     */
    public TableSettings(DynamoDbClient dynamoDb, String table, String environment) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.environment = environment;
    }

    @Override
    public Map<String, Object> load(String function) {
        return Merge.of(read("sosw_essential_config"), read(function + "_config"));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> read(String name) {
        var key = Map.of("env", AttributeValue.fromS(environment), "config_name", AttributeValue.fromS(name));
        var item =
                dynamoDb.getItem(request -> request.tableName(table).key(key)).item();
        var value = item == null ? null : item.get("config_value");
        if (value == null) {
            return Map.of();
        }
        try {
            if (Json.parse(value.s()) instanceof Map<?, ?> map) {
                return (Map<String, Object>) map;
            }
        } catch (JsonException e) {
            throw new IllegalArgumentException("The row " + name + " of table " + table + " is not JSON", e);
        }
        throw new IllegalArgumentException("The row " + name + " of table " + table + " is no JSON object");
    }
}
