package io.sosw.local.dynamodb.request;

import io.sosw.local.dynamodb.table.SecondaryIndex;
import io.sosw.local.dynamodb.table.Table;
import io.sosw.local.dynamodb.value.Item;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.Capacity;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** Counts the capacity units that requests to one table used, by table and index. */
public final class Units {
    private static final double WRITE_UNIT = 1024;
    private static final double READ_UNIT = 4096;

    private final Table table;
    private final Map<String, Double> byIndex = new LinkedHashMap<>();
    private final double factor;
    private double ofTable;
    private boolean reads;
    private boolean writes;

    /**
     * @param factor 2 in transactions, otherwise 1
     */
    public Units(Table table, int factor) {
        this.table = table;
        this.factor = factor;
    }

    /** Whether anybody wants to know. */
    public static boolean areWanted(@Nullable ReturnConsumedCapacity mode) {
        return mode == ReturnConsumedCapacity.TOTAL || mode == ReturnConsumedCapacity.INDEXES;
    }

    public void read(int bytes, boolean consistent) {
        reads = true;
        ofTable += readUnits(bytes, consistent);
    }

    /** A query or scan of an index; {@code fetched} bytes were looked up in the table. */
    public void readIndex(SecondaryIndex index, int bytes, int fetched, boolean consistent) {
        reads = true;
        byIndex.merge(index.name(), readUnits(bytes, consistent), Double::sum);
        ofTable += fetched == 0 ? 0 : readUnits(fetched, consistent);
    }

    private double readUnits(int bytes, boolean consistent) {
        return Math.max(1, Math.ceil(bytes / READ_UNIT)) * (consistent ? 1 : 0.5) * factor;
    }

    public void write(@Nullable Item before, @Nullable Item after) {
        writes = true;
        ofTable += writeUnits(Math.max(bytes(before), bytes(after)));
        for (var index : table.indexes()) {
            var units = writeUnits(index, before, after);
            if (units > 0) {
                byIndex.merge(index.name(), units, Double::sum);
            }
        }
    }

    /** A moved entry is deleted and put; an entry whose shown attributes stay the same costs nothing. */
    private double writeUnits(SecondaryIndex index, @Nullable Item before, @Nullable Item after) {
        var from = before == null ? null : index.items().position(before);
        var to = after == null ? null : index.items().position(after);
        int old = before == null || from == null ? 0 : index.projection().bytes(before);
        int now = after == null || to == null ? 0 : index.projection().bytes(after);
        if (from == null && to == null) {
            return 0;
        }
        if (before != null && after != null && from != null && Arrays.equals(from, to)) {
            boolean same =
                    index.projection().of(before).equals(index.projection().of(after));
            return same ? 0 : writeUnits(Math.max(old, now));
        }
        return (from == null ? 0 : writeUnits(old)) + (to == null ? 0 : writeUnits(now));
    }

    private static int bytes(@Nullable Item item) {
        return item == null ? 0 : item.bytes();
    }

    private double writeUnits(int bytes) {
        return Math.max(1, Math.ceil(bytes / WRITE_UNIT)) * factor;
    }

    /** Null when it is not wanted. */
    public @Nullable ConsumedCapacity as(@Nullable ReturnConsumedCapacity mode) {
        if (!areWanted(mode)) {
            return null;
        }
        var total =
                ofTable + byIndex.values().stream().mapToDouble(units -> units).sum();
        var consumed = ConsumedCapacity.builder().tableName(table.name()).capacityUnits(total);
        if (factor > 1) {
            consumed.readCapacityUnits(reads ? total : null).writeCapacityUnits(writes ? total : null);
        }
        if (mode == ReturnConsumedCapacity.INDEXES) {
            consumed.table(capacity(ofTable));
            var global = indexes(true);
            var local = indexes(false);
            if (!global.isEmpty()) {
                consumed.globalSecondaryIndexes(global);
            }
            if (!local.isEmpty()) {
                consumed.localSecondaryIndexes(local);
            }
        }
        return consumed.build();
    }

    private Map<String, Capacity> indexes(boolean global) {
        Map<String, Capacity> capacities = new LinkedHashMap<>();
        for (var index : table.indexes()) {
            var units = byIndex.get(index.name());
            if (index.isGlobal() == global && units != null) {
                capacities.put(index.name(), capacity(units));
            }
        }
        return capacities;
    }

    private static Capacity capacity(double units) {
        return Capacity.builder().capacityUnits(units).build();
    }
}
