package io.sosw.local.dynamodb.request;

import io.sosw.local.dynamodb.table.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** The units of a request to several tables. */
public final class Account {
    private final @Nullable ReturnConsumedCapacity mode;
    private final int factor;
    private final Map<Table, Units> byTable = new LinkedHashMap<>();

    public Account(@Nullable ReturnConsumedCapacity mode, int factor) {
        this.mode = mode;
        this.factor = factor;
    }

    public Units of(Table table) {
        return byTable.computeIfAbsent(table, used -> new Units(used, factor));
    }

    public boolean isWanted() {
        return Units.areWanted(mode);
    }

    /** Null when it is not wanted. */
    public @Nullable List<ConsumedCapacity> consumed() {
        if (!isWanted()) {
            return null;
        }
        List<ConsumedCapacity> consumed = new ArrayList<>();
        for (var units : byTable.values()) {
            var capacity = units.as(mode);
            if (capacity != null) {
                consumed.add(capacity);
            }
        }
        return consumed;
    }
}
