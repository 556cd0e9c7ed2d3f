package io.sosw.local.s3;

import io.sosw.local.s3.store.ObjectVersion;
import io.sosw.local.s3.store.S3Store;
import io.sosw.local.s3.store.Segment;
import io.sosw.local.world.World;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.DeletedObject;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;

/** DeleteObject and DeleteObjects: removes objects, or hides them behind delete markers. */
final class ObjectDeleter {
    private static final int MOST = 1000;

    private final World world;
    private final S3Store store;
    private final Buckets buckets;
    private final Commits commits;
    private final Notifications notifications;

    ObjectDeleter(World world, S3Store store, Buckets buckets, Commits commits, Notifications notifications) {
        this.world = world;
        this.store = store;
        this.buckets = buckets;
        this.commits = commits;
        this.notifications = notifications;
    }

    DeleteObjectResponse delete(DeleteObjectRequest request) {
        var bucket = buckets.get(request.bucket(), request.expectedBucketOwner());
        var deleted = delete(bucket, request.key(), request.versionId(), request.ifMatch());
        return DeleteObjectResponse.builder()
                .deleteMarker(deleted.deleteMarker() ? true : null)
                .versionId(deleted.versionId())
                .build();
    }

    DeleteObjectsResponse delete(DeleteObjectsRequest request) {
        var bucket = buckets.get(request.bucket(), request.expectedBucketOwner());
        var objects = request.delete() == null
                ? List.<ObjectIdentifier>of()
                : request.delete().objects();
        if (objects.isEmpty() || objects.size() > MOST) {
            throw S3Errors.of(
                    400,
                    "MalformedXML",
                    "The XML you provided was not well-formed or did not validate against our published schema");
        }
        var deleted = new ArrayList<DeletedObject>();
        var errors = new ArrayList<S3Error>();
        for (var object : objects) {
            try {
                var result = delete(bucket, object.key(), object.versionId(), object.eTag());
                deleted.add(DeletedObject.builder()
                        .key(object.key())
                        .versionId(object.versionId())
                        .deleteMarker(result.deleteMarker() ? true : null)
                        .deleteMarkerVersionId(result.deleteMarker() ? result.versionId() : null)
                        .build());
            } catch (AwsServiceException e) {
                errors.add(S3Error.builder()
                        .key(object.key())
                        .versionId(object.versionId())
                        .code(e.awsErrorDetails().errorCode())
                        .message(e.awsErrorDetails().errorMessage())
                        .build());
            }
        }
        var quiet = Boolean.TRUE.equals(request.delete().quiet());
        return DeleteObjectsResponse.builder()
                .deleted(quiet ? null : deleted)
                .errors(errors.isEmpty() ? null : errors)
                .build();
    }

    /**
     * @param deleteMarker whether one was made, or was what was removed
     * @param versionId of the marker or of what was removed, null without versioning
     */
    private record Deleted(boolean deleteMarker, @Nullable String versionId) {}

    private Deleted delete(Bucket bucket, String key, @Nullable String versionId, @Nullable String ifMatch) {
        List<Segment> freed;
        ObjectVersion gone;
        ObjectVersion marker = null;
        synchronized (bucket) {
            gone = versionId == null ? bucket.current(key) : bucket.version(key, versionId);
            new Conditions(ifMatch, null, null, null).checkWrite(gone);
            if (versionId == null && bucket.versioning() != null) {
                marker = ObjectVersion.marker(
                        key,
                        store.next(),
                        commits.versionId(bucket),
                        world.clock().instant().truncatedTo(ChronoUnit.MILLIS));
                freed = bucket.add(marker);
            } else {
                freed = gone == null ? List.of() : bucket.remove(gone);
            }
        }
        store.bodies().release(freed);
        if (marker != null) {
            notifications.publish(bucket, marker, "ObjectRemoved:DeleteMarkerCreated");
            return new Deleted(true, marker.versionId());
        }
        if (gone != null) {
            notifications.publish(bucket, gone, "ObjectRemoved:Delete");
        }
        return new Deleted(gone != null && gone.deleteMarker(), versionId);
    }
}
