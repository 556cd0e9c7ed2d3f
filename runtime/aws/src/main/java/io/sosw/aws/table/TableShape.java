package io.sosw.aws.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputDescription;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * What a table is made of.
 *
 * @param keys of the table
 * @param indexes by name; those that are being made or deleted are left out
 * @param readCapacity units a second, 0 on demand
 * @param writeCapacity units a second, 0 on demand
 */
public record TableShape(Keys keys, Map<String, Index> indexes, long readCapacity, long writeCapacity) {

    /** Names of the key columns. */
    public record Keys(String hash, Optional<String> range) {}

    /**
     * An index.
     *
     * @param projection {@code ALL}, {@code KEYS_ONLY} or {@code INCLUDE}
     * @param included with {@code INCLUDE}, which columns
     */
    public record Index(Keys keys, String projection, List<String> included) {}

    static TableShape of(TableDescription table) {
        var indexes = new LinkedHashMap<String, Index>();
        table.localSecondaryIndexes()
                .forEach(index -> indexes.put(index.indexName(), index(index.keySchema(), index.projection())));
        table.globalSecondaryIndexes().stream()
                .filter(index -> index.indexStatus() == IndexStatus.ACTIVE)
                .forEach(index -> indexes.put(index.indexName(), index(index.keySchema(), index.projection())));
        var capacity = table.provisionedThroughput();
        return new TableShape(
                keys(table.keySchema()),
                indexes,
                units(capacity, ProvisionedThroughputDescription::readCapacityUnits),
                units(capacity, ProvisionedThroughputDescription::writeCapacityUnits));
    }

    private static Index index(List<KeySchemaElement> keys, Projection projection) {
        return new Index(keys(keys), projection.projectionTypeAsString(), projection.nonKeyAttributes());
    }

    private static Keys keys(List<KeySchemaElement> schema) {
        var hash = "";
        Optional<String> range = Optional.empty();
        for (var element : schema) {
            if (element.keyType() == KeyType.HASH) {
                hash = element.attributeName();
            } else {
                range = Optional.of(element.attributeName());
            }
        }
        return new Keys(hash, range);
    }

    private static long units(
            @Nullable ProvisionedThroughputDescription capacity,
            Function<ProvisionedThroughputDescription, @Nullable Long> units) {
        var value = capacity == null ? null : units.apply(capacity);
        return value == null ? 0 : value;
    }
}
