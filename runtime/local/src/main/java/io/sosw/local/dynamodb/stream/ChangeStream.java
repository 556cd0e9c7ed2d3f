package io.sosw.local.dynamodb.stream;

import io.sosw.local.dynamodb.table.Change;
import io.sosw.local.dynamodb.table.KeySchema;
import io.sosw.local.dynamodb.table.Table;
import io.sosw.local.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Identity;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.StreamRecord;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** One stream with one shard. Thread-safe. */
final class ChangeStream implements Change.Listener {
    private static final Duration RETENTION = Duration.ofHours(24);
    private static final Identity EXPIRY = Identity.builder()
            .type("Service")
            .principalId("dynamodb.amazonaws.com")
            .build();

    private final World world;
    private final TableDescription table;
    private final KeySchema keys;
    private final StreamViewType view;
    private final Instant opened;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private long next;
    private boolean enabled = true;

    ChangeStream(Table table, TableDescription description, World world) {
        this.world = world;
        this.table = description;
        this.keys = table.keys();
        this.view = description.streamSpecification().streamViewType();
        this.opened = world.clock().instant();
    }

    private record Entry(long number, Instant at, Record content) {}

    String arn() {
        return table.latestStreamArn();
    }

    String label() {
        return table.latestStreamLabel();
    }

    String tableName() {
        return table.tableName();
    }

    List<KeySchemaElement> keySchema() {
        return table.keySchema();
    }

    StreamViewType view() {
        return view;
    }

    Instant opened() {
        return opened;
    }

    /** The name of its only shard. */
    String shard() {
        return "shardId-%020d-%08x"
                .formatted(opened.toEpochMilli(), table.tableId().hashCode());
    }

    synchronized boolean isEnabled() {
        return enabled;
    }

    synchronized void disable() {
        enabled = false;
    }

    /** The number that the next change gets. */
    synchronized long next() {
        return next;
    }

    /** The number of the oldest change that is still kept. */
    synchronized long oldest() {
        forgetOld();
        return entries.isEmpty() ? next : entries.getFirst().number();
    }

    synchronized List<Record> from(long number, int limit) {
        forgetOld();
        List<Record> found = new ArrayList<>();
        for (var entry : entries) {
            if (entry.number() >= number && found.size() < limit) {
                found.add(entry.content());
            }
        }
        return found;
    }

    @Override
    public synchronized void changed(Change change) {
        if (!enabled || Objects.equals(change.before(), change.after())) {
            return;
        }
        forgetOld();
        var now = world.clock().instant();
        entries.add(new Entry(next, now, content(change, now)));
        next++;
    }

    private void forgetOld() {
        var limit = world.clock().instant().minus(RETENTION);
        while (!entries.isEmpty() && entries.getFirst().at().isBefore(limit)) {
            entries.removeFirst();
        }
    }

    private Record content(Change change, Instant now) {
        var before = change.before();
        var after = change.after();
        var item = Objects.requireNonNull(after == null ? before : after);
        boolean showsNew = view == StreamViewType.NEW_IMAGE || view == StreamViewType.NEW_AND_OLD_IMAGES;
        boolean showsOld = view == StreamViewType.OLD_IMAGE || view == StreamViewType.NEW_AND_OLD_IMAGES;
        var image = StreamRecord.builder()
                .approximateCreationDateTime(now)
                .keys(keyOf(item))
                .newImage(showsNew ? after : null)
                .oldImage(showsOld ? before : null)
                .sequenceNumber(sequence(next))
                .sizeBytes((before == null ? 0L : before.bytes()) + (after == null ? 0L : after.bytes()))
                .streamViewType(view);
        return Record.builder()
                .eventID("%016x%016x"
                        .formatted(world.random().nextLong(), world.random().nextLong()))
                .eventName(operation(change))
                .eventVersion("1.1")
                .eventSource("aws:dynamodb")
                .awsRegion(world.region())
                .dynamodb(image.build())
                .userIdentity(change.expired() ? EXPIRY : null)
                .build();
    }

    private Map<String, AttributeValue> keyOf(Map<String, AttributeValue> item) {
        Map<String, AttributeValue> key = new LinkedHashMap<>();
        keys.attributes().forEach(attribute -> key.put(attribute.name(), item.get(attribute.name())));
        return key;
    }

    private static OperationType operation(Change change) {
        if (change.before() == null) {
            return OperationType.INSERT;
        }
        return change.after() == null ? OperationType.REMOVE : OperationType.MODIFY;
    }

    /** As long as the real ones, so that they compare as texts too. */
    static String sequence(long number) {
        return "%021d".formatted(number + 100_000_000_000L);
    }

    /** The number within a sequence number; null if it is none. */
    static @Nullable Long number(String sequence) {
        return sequence.matches("[0-9]{21}") ? Long.valueOf(Long.parseLong(sequence) - 100_000_000_000L) : null;
    }
}
