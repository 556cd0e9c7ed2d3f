package io.sosw.local.dynamodb.table;

import io.sosw.local.dynamodb.value.ItemSize;
import io.sosw.local.dynamodb.value.Rejection;
import io.sosw.local.dynamodb.value.TypeName;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What items and keys must hold to be accepted by a table; values were accepted before. */
public final class KeyRules {
    private static final int MAX_PARTITION = 2048;
    private static final int MAX_SORT = 1024;
    private static final String MISMATCH = "The provided key element does not match the schema";

    private KeyRules() {}

    /** A key given by itself: these attributes and no others. */
    public static void checkKey(KeySchema schema, Map<String, AttributeValue> key) {
        if (key.size() != schema.attributes().size()) {
            throw Rejection.validation(MISMATCH);
        }
        for (var attribute : schema.attributes()) {
            var value = key.get(attribute.name());
            if (value == null || !attribute.accepts(value)) {
                throw Rejection.validation(MISMATCH);
            }
            checkNotEmpty(attribute, value, "One or more parameter values are not valid. ");
            checkSize(schema, attribute, value);
        }
    }

    /** The keys within an item that is to be stored, of the table and of its indexes. */
    public static void checkItem(Table table, Map<String, AttributeValue> item) {
        for (var attribute : table.keys().attributes()) {
            var value = item.get(attribute.name());
            if (value == null) {
                throw Rejection.invalidParameter("Missing the key " + attribute.name() + " in the item");
            }
            if (!attribute.accepts(value)) {
                throw Rejection.invalidParameter("Type mismatch for key " + attribute.name() + " expected: "
                        + attribute.type() + " actual: " + TypeName.of(value));
            }
            checkNotEmpty(attribute, value, "One or more parameter values are not valid. ");
            checkSize(table.keys(), attribute, value);
        }
        checkIndexKeys(table, item);
    }

    public static void checkIndexKeys(Table table, Map<String, AttributeValue> item) {
        for (var index : table.indexes()) {
            for (var attribute : index.keys().attributes()) {
                var value = item.get(attribute.name());
                if (value != null && !table.keys().has(attribute.name())) {
                    checkIndexKey(index, attribute, value);
                }
            }
        }
    }

    private static void checkIndexKey(SecondaryIndex index, KeyAttribute attribute, AttributeValue value) {
        if (!attribute.accepts(value)) {
            throw Rejection.invalidParameter("Type mismatch for Index Key " + attribute.name() + " Expected: "
                    + attribute.type() + " Actual: " + TypeName.of(value) + " IndexName: " + index.name());
        }
        if (attribute.isEmpty(value)) {
            throw Rejection.validation("One or more parameter values are not valid. A value specified for a secondary "
                    + "index key is not supported. The AttributeValue for a key attribute cannot contain an empty "
                    + attribute.kind() + " value. IndexName: " + index.name() + ", IndexKey: " + attribute.name());
        }
        checkSize(index.keys(), attribute, value);
    }

    private static void checkNotEmpty(KeyAttribute attribute, AttributeValue value, String prefix) {
        if (attribute.isEmpty(value)) {
            throw Rejection.validation(prefix + "The AttributeValue for a key attribute cannot contain an empty "
                    + attribute.kind() + " value. Key: " + attribute.name());
        }
    }

    private static void checkSize(KeySchema schema, KeyAttribute attribute, AttributeValue value) {
        int bytes = ItemSize.of(value);
        if (isSort(schema.sort(), attribute)) {
            if (bytes > MAX_SORT) {
                throw Rejection.invalidParameter(
                        "Aggregated size of all range keys has exceeded the size limit of 1024 bytes");
            }
        } else if (bytes > MAX_PARTITION) {
            throw Rejection.invalidParameter("Size of hashkey has exceeded the maximum size limit of2048 bytes");
        }
    }

    private static boolean isSort(@Nullable KeyAttribute sort, KeyAttribute attribute) {
        return Objects.equals(sort, attribute);
    }
}
