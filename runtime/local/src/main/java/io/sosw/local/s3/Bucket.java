package io.sosw.local.s3;

import io.sosw.local.s3.store.ObjectVersion;
import io.sosw.local.s3.store.Segment;
import io.sosw.local.s3.store.VersionKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/** A bucket: its versions and its documents. Who changes versions holds the bucket's monitor; reading needs no lock. */
final class Bucket {
    private final String name;
    private final Instant created;
    private final MVMap<VersionKey, ObjectVersion> versions;
    private final Map<Class<?>, SdkPojo> documents = new ConcurrentHashMap<>();
    private volatile @Nullable BucketVersioningStatus versioning;

    Bucket(String name, Instant created, MVMap<VersionKey, ObjectVersion> versions) {
        this.name = name;
        this.created = created;
        this.versions = versions;
    }

    String name() {
        return name;
    }

    Instant created() {
        return created;
    }

    MVMap<VersionKey, ObjectVersion> versions() {
        return versions;
    }

    @Nullable
    BucketVersioningStatus versioning() {
        return versioning;
    }

    void versioning(BucketVersioningStatus status) {
        versioning = status;
    }

    boolean isVersioned() {
        return versioning == BucketVersioningStatus.ENABLED;
    }

    <T extends SdkPojo> @Nullable T document(Class<T> type) {
        return type.cast(documents.get(type));
    }

    void document(Class<?> type, @Nullable SdkPojo document) {
        if (document == null) {
            documents.remove(type);
        } else {
            documents.put(type, document);
        }
    }

    /** The newest version, delete markers included, or null. */
    @Nullable
    ObjectVersion newest(String key) {
        var first = versions.ceilingKey(VersionKey.newestOf(key));
        return first != null && first.key().equals(key) ? versions.get(first) : null;
    }

    /** The version of that id, or null. */
    @Nullable
    ObjectVersion version(String key, String id) {
        return all(key).stream()
                .filter(v -> v.versionId().equals(id))
                .findFirst()
                .orElse(null);
    }

    /** The object as a reader sees it: null if it is absent or deleted. */
    @Nullable
    ObjectVersion current(String key) {
        var newest = newest(key);
        return newest == null || newest.deleteMarker() ? null : newest;
    }

    /** Adds a version; one with the null id takes the place of the one before. Returns what nothing names any more. */
    List<Segment> add(ObjectVersion version) {
        var replaced = version.versionId().equals(ObjectVersion.NULL_VERSION)
                ? version(version.key(), ObjectVersion.NULL_VERSION)
                : null;
        versions.put(new VersionKey(version.key(), version.sequence()), version);
        return replaced == null ? List.of() : remove(replaced);
    }

    /** Removes a version. Returns what nothing names any more. */
    List<Segment> remove(ObjectVersion version) {
        var removed = versions.remove(new VersionKey(version.key(), version.sequence()));
        return removed == null ? List.of() : removed.segments();
    }

    /** Puts a changed copy in a version's place. */
    void replace(ObjectVersion version) {
        versions.put(new VersionKey(version.key(), version.sequence()), version);
    }

    private List<ObjectVersion> all(String key) {
        var found = new ArrayList<ObjectVersion>();
        var cursor = versions.cursor(VersionKey.newestOf(key));
        while (cursor.hasNext() && Objects.requireNonNull(cursor.next()).key().equals(key)) {
            found.add(cursor.getValue());
        }
        return found;
    }
}
