package io.sosw.local.dynamodb.value;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A stored item: immutable, names sorted and shared between items of one shape, so that a million items fit.
 *
 * <p>Its values were accepted by {@link AttributeValidity}.
 */
public final class Item extends AbstractMap<String, AttributeValue> {
    private final String[] names;
    private final AttributeValue[] values;
    private final int bytes;

    private Item(String[] names, AttributeValue[] values, int bytes) {
        this.names = names;
        this.values = values;
        this.bytes = bytes;
    }

    /** An item whose names are taken from {@code shapes} if another item had the same ones. */
    public static Item of(Map<String, AttributeValue> attributes, Shapes shapes) {
        if (attributes instanceof Item item) {
            return item;
        }
        var sorted = attributes.keySet().toArray(new String[0]);
        Arrays.sort(sorted);
        var names = shapes.shared(sorted);
        var values = new AttributeValue[names.length];
        for (int i = 0; i < names.length; i++) {
            values[i] = Objects.requireNonNull(attributes.get(names[i]), "attribute without value");
        }
        return new Item(names, values, ItemSize.of(attributes));
    }

    /** By the service's rules, not in this machine's memory. */
    public int bytes() {
        return bytes;
    }

    @Override
    public @Nullable AttributeValue get(@Nullable Object name) {
        int i = indexOf(name);
        return i < 0 ? null : values[i];
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return indexOf(name) >= 0;
    }

    @Override
    public int size() {
        return names.length;
    }

    private int indexOf(@Nullable Object name) {
        return name instanceof String text ? Arrays.binarySearch(names, text) : -1;
    }

    @Override
    public Set<Entry<String, AttributeValue>> entrySet() {
        return new Entries();
    }

    private final class Entries extends AbstractSet<Entry<String, AttributeValue>> {
        @Override
        public int size() {
            return names.length;
        }

        @Override
        public Iterator<Entry<String, AttributeValue>> iterator() {
            return new Iterator<>() {
                private int next;

                @Override
                public boolean hasNext() {
                    return next < names.length;
                }

                @Override
                public Entry<String, AttributeValue> next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    return Map.entry(names[next], values[next++]);
                }
            };
        }
    }
}
