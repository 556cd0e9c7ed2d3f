package io.sosw.local.dynamodb.table;

import io.sosw.local.dynamodb.value.Item;
import io.sosw.local.dynamodb.value.KeyBytes;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items in the order of a key; in an index, items of equal key are told apart by the table's key. */
public final class OrderedItems {
    private final TreeMap<byte[], Item> entries = new TreeMap<>(Arrays::compareUnsigned);
    private final KeySchema keys;
    private final @Nullable KeySchema tableKeys;

    OrderedItems(KeySchema keys, @Nullable KeySchema tableKeys) {
        this.keys = keys;
        this.tableKeys = tableKeys;
    }

    public KeySchema keys() {
        return keys;
    }

    /** The place of an item or of a full key; null if the item has no place here because an attribute is missing. */
    public byte @Nullable [] position(Map<String, AttributeValue> item) {
        var bytes = keys.bytes(item);
        if (bytes == null) {
            return null;
        }
        if (tableKeys != null) {
            for (var attribute : tableKeys.attributes()) {
                bytes.append(Objects.requireNonNull(item.get(attribute.name()), attribute.name()));
            }
        }
        return bytes.toBytes();
    }

    @Nullable
    Item get(byte[] position) {
        return entries.get(position);
    }

    @Nullable
    Item put(byte[] position, Item item) {
        return entries.put(position, item);
    }

    @Nullable
    Item remove(byte[] position) {
        return entries.remove(position);
    }

    int size() {
        return entries.size();
    }

    Collection<Item> items() {
        return entries.values();
    }

    /** All from {@code from} up to and without {@code to}; null bounds are open. */
    public NavigableMap<byte[], Item> between(byte @Nullable [] from, byte @Nullable [] to) {
        if (from != null && to != null) {
            return Arrays.compareUnsigned(from, to) < 0
                    ? entries.subMap(from, true, to, false)
                    : entries.subMap(from, true, from, false);
        }
        if (from != null) {
            return entries.tailMap(from, true);
        }
        return to != null ? entries.headMap(to, false) : entries;
    }

    /** The start of a partition's entries. */
    public KeyBytes partition(AttributeValue value) {
        return new KeyBytes().partition(value);
    }

    /** What a client must send back to go on behind this item. */
    public Map<String, AttributeValue> cursor(Item last) {
        Map<String, AttributeValue> cursor = new LinkedHashMap<>();
        if (tableKeys != null) {
            tableKeys.attributes().forEach(attribute -> cursor.put(attribute.name(), last.get(attribute.name())));
        }
        keys.attributes().forEach(attribute -> cursor.put(attribute.name(), last.get(attribute.name())));
        return cursor;
    }
}
