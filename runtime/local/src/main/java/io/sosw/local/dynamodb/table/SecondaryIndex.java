package io.sosw.local.dynamodb.table;

import io.sosw.local.dynamodb.value.Item;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A global or local index. Holds the items themselves; what it shows of them is decided when they are read. */
public final class SecondaryIndex {
    private final String name;
    private final boolean global;
    private final IndexProjection projection;
    private final OrderedItems items;
    private long bytes;

    SecondaryIndex(
            String name,
            boolean global,
            KeySchema keys,
            KeySchema tableKeys,
            software.amazon.awssdk.services.dynamodb.model.Projection projection) {
        this.name = name;
        this.global = global;
        this.projection = IndexProjection.of(projection, keys, tableKeys);
        this.items = new OrderedItems(keys, tableKeys);
    }

    public String name() {
        return name;
    }

    public boolean isGlobal() {
        return global;
    }

    public IndexProjection projection() {
        return projection;
    }

    public OrderedItems items() {
        return items;
    }

    public KeySchema keys() {
        return items.keys();
    }

    long bytes() {
        return bytes;
    }

    /** Follows a change of the table. */
    void replace(@Nullable Item before, @Nullable Item after) {
        var from = before == null ? null : items.position(before);
        var to = after == null ? null : items.position(after);
        if (before != null && from != null) {
            bytes -= projection.bytes(before);
            if (to == null || !Arrays.equals(from, to)) {
                items.remove(from);
            }
        }
        if (after != null && to != null) {
            bytes += projection.bytes(after);
            items.put(to, after);
        }
    }
}
