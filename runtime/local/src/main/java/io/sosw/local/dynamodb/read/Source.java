package io.sosw.local.dynamodb.read;

import io.sosw.local.dynamodb.table.KeySchema;
import io.sosw.local.dynamodb.table.OrderedItems;
import io.sosw.local.dynamodb.table.SecondaryIndex;
import io.sosw.local.dynamodb.table.Table;
import io.sosw.local.dynamodb.value.Item;
import io.sosw.local.dynamodb.value.Rejection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What a query or scan reads: a table, or one of its indexes.
 *
 * @param index null for the table itself
 */
record Source(Table table, @Nullable SecondaryIndex index) {

    static Source of(Table table, @Nullable String indexName, boolean consistent) {
        if (indexName == null) {
            return new Source(table, null);
        }
        var index = table.index(indexName);
        if (index == null) {
            throw Rejection.validation("The table does not have the specified index: " + indexName);
        }
        if (index.isGlobal() && consistent) {
            throw Rejection.validation("Consistent reads are not supported on global secondary indexes");
        }
        return new Source(table, index);
    }

    OrderedItems items() {
        return index == null ? table.items() : index.items();
    }

    KeySchema keys() {
        return items().keys();
    }

    boolean isGlobalIndex() {
        return index != null && index.isGlobal();
    }

    /** What is kept in the table or index of this item. */
    Map<String, AttributeValue> shown(Item item) {
        return index == null ? item : index.projection().of(item);
    }

    int bytes(Item item) {
        return index == null ? item.bytes() : index.projection().bytes(item);
    }

    boolean showsAll() {
        return index == null || index.projection().all();
    }
}
