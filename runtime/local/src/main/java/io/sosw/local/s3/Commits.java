package io.sosw.local.s3;

import io.sosw.local.s3.checksum.Algorithm;
import io.sosw.local.s3.store.ObjectVersion;
import io.sosw.local.s3.store.PartSummary;
import io.sosw.local.s3.store.S3Store;
import io.sosw.local.s3.store.Segment;
import io.sosw.local.s3.store.StoredChecksum;
import io.sosw.local.world.World;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Makes new versions visible, all at once, if the conditions hold at that moment. */
final class Commits {
    private static final int LONGEST_KEY = 1024;
    private static final int MOST_METADATA = 2048;

    private final World world;
    private final S3Store store;
    private final Buckets buckets;
    private final Ids ids;
    private final Notifications notifications;

    Commits(World world, S3Store store, Buckets buckets, Ids ids, Notifications notifications) {
        this.world = world;
        this.store = store;
        this.buckets = buckets;
        this.ids = ids;
        this.notifications = notifications;
    }

    /** What is known of an object before it has a version. */
    record Draft(
            String key,
            String etag,
            Map<String, String> headers,
            Map<String, String> metadata,
            Map<String, String> tags,
            StoredChecksum checksum,
            List<PartSummary> parts,
            List<Segment> segments) {}

    /** Refuses keys and metadata that S3 would refuse, before a body is read. */
    static void checkNames(String key, Map<String, String> metadata) {
        if (key.isEmpty()) {
            throw S3Errors.invalid("A key must not be empty.");
        }
        if (key.getBytes(StandardCharsets.UTF_8).length > LONGEST_KEY) {
            throw S3Errors.of(400, "KeyTooLongError", "Your key is too long");
        }
        var size = metadata.entrySet().stream()
                .mapToInt(e -> e.getKey().length() + e.getValue().getBytes(StandardCharsets.UTF_8).length)
                .sum();
        if (size > MOST_METADATA) {
            throw S3Errors.of(
                    400, "MetadataTooLarge", "Your metadata headers exceed the maximum allowed metadata size");
        }
    }

    /** The checksum of an upload as an object's. */
    static StoredChecksum checksum(Upload upload) {
        return checksum(upload.algorithm(), upload.checksum());
    }

    static StoredChecksum checksum(Algorithm algorithm, String value) {
        return new StoredChecksum(algorithm.name(), value, "FULL_OBJECT");
    }

    /**
     * @param event for example {@code ObjectCreated:Put}
     */
    ObjectVersion commit(Bucket bucket, Draft draft, Conditions conditions, String event) {
        ObjectVersion version;
        List<Segment> freed;
        try {
            synchronized (bucket) {
                if (buckets.get(bucket.name()) != bucket) {
                    throw S3Errors.noSuchBucket();
                }
                conditions.checkWrite(bucket.current(draft.key()));
                version = new ObjectVersion(
                        draft.key(),
                        store.next(),
                        versionId(bucket),
                        world.clock().instant().truncatedTo(ChronoUnit.MILLIS),
                        false,
                        draft.etag(),
                        draft.headers(),
                        draft.metadata(),
                        draft.tags(),
                        draft.checksum(),
                        draft.parts(),
                        draft.segments());
                freed = bucket.add(version);
            }
        } catch (RuntimeException e) {
            store.bodies().release(draft.segments());
            throw e;
        }
        store.bodies().release(freed);
        notifications.publish(bucket, version, event);
        return version;
    }

    String versionId(Bucket bucket) {
        return bucket.isVersioned() ? ids.opaque(32) : ObjectVersion.NULL_VERSION;
    }
}
