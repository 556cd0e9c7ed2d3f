package io.sosw.local.dynamodb.table;

import io.sosw.local.dynamodb.value.Rejection;
import java.util.List;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;

/** All tables by name. Requests may name a table by its ARN as well. */
public final class Tables {
    private static final String ARN_PART = ":table/";

    private final ConcurrentNavigableMap<String, Table> tables = new ConcurrentSkipListMap<>();

    /** For operations on items. */
    public Table required(String nameOrArn) {
        var table = find(nameOrArn);
        if (table == null) {
            throw Rejection.tableNotFound();
        }
        return table;
    }

    /** For operations on tables, whose message names the table. */
    public Table described(String nameOrArn) {
        var table = find(nameOrArn);
        if (table == null) {
            throw Rejection.tableNotFound(nameOf(nameOrArn));
        }
        return table;
    }

    public @Nullable Table find(String nameOrArn) {
        return tables.get(nameOf(nameOrArn));
    }

    private static String nameOf(String nameOrArn) {
        int at = nameOrArn.startsWith("arn:") ? nameOrArn.indexOf(ARN_PART) : -1;
        return at < 0 ? nameOrArn : nameOrArn.substring(at + ARN_PART.length());
    }

    public void add(Table table) {
        if (tables.putIfAbsent(table.name(), table) != null) {
            throw Rejection.filled(
                    ResourceInUseException.builder(),
                    "ResourceInUseException",
                    "Table already exists: " + table.name());
        }
    }

    public Table remove(String nameOrArn) {
        var table = tables.remove(nameOf(nameOrArn));
        if (table == null) {
            throw Rejection.tableNotFound(nameOf(nameOrArn));
        }
        table.close();
        return table;
    }

    /** In order; those after {@code start} if it is not null. */
    public List<String> names(@Nullable String start) {
        var from = start == null ? tables : tables.tailMap(start, false);
        return List.copyOf(from.keySet());
    }

    public List<Table> all() {
        return List.copyOf(tables.values());
    }
}
