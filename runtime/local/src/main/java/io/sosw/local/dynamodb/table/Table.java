package io.sosw.local.dynamodb.table;

import io.sosw.local.dynamodb.value.Item;
import io.sosw.local.dynamodb.value.Shapes;
import io.sosw.local.world.World;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** One table: its items, its indexes and one lock over them. */
public final class Table {
    private final World world;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Shapes shapes = new Shapes();
    private final KeySchema keys;
    private final OrderedItems items;
    private volatile TableDescription description;
    private volatile List<SecondaryIndex> indexes = List.of();
    private volatile Change.@Nullable Listener listener;
    private @Nullable Expiries expiries;
    private long bytes;

    /**
     * @param description checked, with ids, status and times filled in
     */
    public Table(TableDescription description, World world) {
        this.world = world;
        this.description = description;
        this.keys = KeySchema.of(description.keySchema(), description.attributeDefinitions());
        this.items = new OrderedItems(keys, null);
        this.indexes = IndexLayout.of(description, keys, List.of());
    }

    public String name() {
        return description.tableName();
    }

    public KeySchema keys() {
        return keys;
    }

    public OrderedItems items() {
        return items;
    }

    public List<SecondaryIndex> indexes() {
        return indexes;
    }

    public @Nullable SecondaryIndex index(String name) {
        return indexes.stream()
                .filter(index -> index.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    public boolean hasLocalIndexes() {
        return indexes.stream().anyMatch(index -> !index.isGlobal());
    }

    public Item item(Map<String, AttributeValue> attributes) {
        return Item.of(attributes, shapes);
    }

    public Lock readLock() {
        return lock.readLock();
    }

    public Lock writeLock() {
        return lock.writeLock();
    }

    public <T extends @Nullable Object> T reading(Supplier<T> work) {
        return locked(lock.readLock(), work);
    }

    public <T extends @Nullable Object> T writing(Supplier<T> work) {
        return locked(lock.writeLock(), work);
    }

    private static <T extends @Nullable Object> T locked(Lock lock, Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** To be called with a lock held, as {@link #replace}. */
    public @Nullable Item get(Map<String, AttributeValue> key) {
        return items.get(position(key));
    }

    private byte[] position(Map<String, AttributeValue> key) {
        return Objects.requireNonNull(items.position(key), "key was not checked");
    }

    /** Puts {@code after} in the place of {@code before}; null is no item. */
    public void replace(@Nullable Item before, @Nullable Item after) {
        apply(new Change(before, after, false));
    }

    private void apply(Change change) {
        var before = change.before();
        var after = change.after();
        if (before == null && after == null) {
            return;
        }
        if (after != null) {
            items.put(position(after), after);
            bytes += after.bytes();
        } else if (before != null) {
            items.remove(position(before));
        }
        bytes -= before == null ? 0 : before.bytes();
        for (var index : indexes) {
            index.replace(before, after);
        }
        if (expiries != null) {
            expiries.replace(before, after);
        }
        var watching = listener;
        if (watching != null) {
            watching.changed(change);
        }
    }

    public void listen(Change.@Nullable Listener newListener) {
        listener = newListener;
    }

    /** The attribute that holds the time to live, or null. */
    public @Nullable String timeToLive() {
        return reading(() -> expiries == null ? null : expiries.attribute());
    }

    /** Null ends it. */
    public void setTimeToLive(@Nullable String attribute) {
        writing(() -> {
            if (expiries != null) {
                expiries.stop();
            }
            expiries = attribute == null ? null : new Expiries(attribute, world.clock(), world.timers(), this::expire);
            if (expiries != null) {
                for (var item : items.items()) {
                    expiries.replace(null, item);
                }
            }
            return null;
        });
    }

    /** An item that was written again since is another one, even if it is equal. */
    @SuppressWarnings("ReferenceEquality")
    private void expire() {
        writing(() -> {
            if (expiries != null) {
                expiries.expire(item -> {
                    if (get(item) == item) {
                        apply(new Change(item, null, true));
                    }
                });
            }
            return null;
        });
    }

    /** The table is deleted: no timer outlives it. */
    public void close() {
        setTimeToLive(null);
    }

    public Collection<Item> allItems() {
        return reading(() -> new ArrayList<>(items.items()));
    }

    /** With the counts of now. */
    public TableDescription description() {
        return reading(() -> IndexLayout.counted(description, items.size(), bytes, indexes));
    }

    /** Takes over a changed description; indexes that are new are filled, those that are gone are dropped. */
    public void redefine(TableDescription changed) {
        writing(() -> {
            var layout = IndexLayout.of(changed, keys, indexes);
            for (var index : layout) {
                if (!indexes.contains(index)) {
                    items.items().forEach(item -> index.replace(null, indexable(item, index)));
                }
            }
            indexes = layout;
            description = changed;
            return null;
        });
    }

    /** An item whose attributes do not fit the new index is simply not in it. */
    private static @Nullable Item indexable(Item item, SecondaryIndex index) {
        for (var attribute : index.keys().attributes()) {
            var value = item.get(attribute.name());
            if (value == null || !attribute.accepts(value) || attribute.isEmpty(value)) {
                return null;
            }
        }
        return item;
    }
}
