package io.sosw.local.dynamodb.read;

import io.sosw.local.dynamodb.expression.Condition;
import io.sosw.local.dynamodb.expression.ConditionEvaluator;
import io.sosw.local.dynamodb.request.Units;
import io.sosw.local.dynamodb.value.Item;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** One answer of a query or scan: at most a limit of items and a megabyte, then filtered. */
final class Page {
    private static final int MAX_BYTES = 1024 * 1024;

    private final Source source;
    private final Selection selection;
    private final @Nullable Condition filter;
    private final List<Map<String, AttributeValue>> items = new ArrayList<>();
    private @Nullable Item last;
    private boolean complete = true;
    private int count;
    private int scanned;
    private int bytes;
    private int fetched;

    Page(Source source, Selection selection, @Nullable Condition filter) {
        this.source = source;
        this.selection = selection;
        this.filter = filter;
    }

    /** To be called with the table locked. */
    Page fill(Collection<Item> candidates, @Nullable Integer limit) {
        for (var item : candidates) {
            int size = source.bytes(item);
            if (scanned > 0 && bytes + size > MAX_BYTES) {
                complete = false;
                return this;
            }
            bytes += size;
            scanned++;
            last = item;
            take(item);
            if (limit != null && scanned >= limit) {
                complete = false;
                return this;
            }
        }
        return this;
    }

    private void take(Item item) {
        fetched += selection.fetches() ? item.bytes() : 0;
        var visible = selection.visible(item);
        if (filter != null && !new ConditionEvaluator(visible).holds(filter)) {
            return;
        }
        count++;
        if (!selection.isCountOnly()) {
            items.add(selection.returned(visible));
        }
    }

    /** Null when only the count is wanted. */
    @Nullable
    List<Map<String, AttributeValue>> items() {
        return selection.isCountOnly() ? null : items;
    }

    int count() {
        return count;
    }

    int scanned() {
        return scanned;
    }

    /** Where to go on; null at the end. */
    @Nullable
    Map<String, AttributeValue> cursor() {
        return complete || last == null ? null : source.items().cursor(last);
    }

    @Nullable
    ConsumedCapacity capacity(@Nullable ReturnConsumedCapacity mode, boolean consistent) {
        if (!Units.areWanted(mode)) {
            return null;
        }
        var units = new Units(source.table(), 1);
        var index = source.index();
        if (index == null) {
            units.read(bytes, consistent);
        } else {
            units.readIndex(index, bytes, fetched, consistent);
        }
        return units.as(mode);
    }
}
