package io.sosw.local.dynamodb.write;

import io.sosw.local.dynamodb.table.Table;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ItemCollectionMetrics;
import software.amazon.awssdk.services.dynamodb.model.ReturnItemCollectionMetrics;

/** Only tables with local indexes have item collections; an estimate of at most one gigabyte is always right here. */
final class CollectionMetrics {
    private CollectionMetrics() {}

    static @Nullable ItemCollectionMetrics of(
            @Nullable ReturnItemCollectionMetrics wanted, Table table, Map<String, AttributeValue> key) {
        if (wanted != ReturnItemCollectionMetrics.SIZE || !table.hasLocalIndexes()) {
            return null;
        }
        var partition = table.keys().partition().name();
        return ItemCollectionMetrics.builder()
                .itemCollectionKey(Map.of(partition, key.getOrDefault(partition, AttributeValue.fromNul(true))))
                .sizeEstimateRangeGB(0.0, 1.0)
                .build();
    }
}
