package io.sosw.local.dynamodb.write;

import io.sosw.local.dynamodb.expression.Update;
import io.sosw.local.dynamodb.table.Table;
import io.sosw.local.dynamodb.value.Rejection;

/** What an update may not touch. */
final class UpdateRules {
    private UpdateRules() {}

    static void check(Table table, Update update) {
        for (var path : update.paths()) {
            if (table.keys().has(path.attribute())) {
                throw Rejection.invalidParameter(
                        "Cannot update attribute " + path.attribute() + ". This attribute is part of the key");
            }
            boolean isIndexKey =
                    table.indexes().stream().anyMatch(index -> index.keys().has(path.attribute()));
            if (path.isNested() && isIndexKey) {
                throw Rejection.validation("Key attributes must be scalars; list random access '[]' and map lookup "
                        + "'.' are not allowed: IndexKey: " + path.attribute());
            }
        }
    }
}
