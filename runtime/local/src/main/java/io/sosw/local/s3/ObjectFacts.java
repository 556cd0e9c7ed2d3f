package io.sosw.local.s3;

import io.sosw.local.s3.store.ObjectVersion;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.Checksum;
import software.amazon.awssdk.services.s3.model.DeleteObjectTaggingRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectTaggingResponse;
import software.amazon.awssdk.services.s3.model.GetObjectAttributesParts;
import software.amazon.awssdk.services.s3.model.GetObjectAttributesRequest;
import software.amazon.awssdk.services.s3.model.GetObjectAttributesResponse;
import software.amazon.awssdk.services.s3.model.GetObjectTaggingRequest;
import software.amazon.awssdk.services.s3.model.GetObjectTaggingResponse;
import software.amazon.awssdk.services.s3.model.ObjectAttributes;
import software.amazon.awssdk.services.s3.model.ObjectPart;
import software.amazon.awssdk.services.s3.model.PutObjectTaggingRequest;
import software.amazon.awssdk.services.s3.model.PutObjectTaggingResponse;

/** What can be asked and changed of an object beside its body: tags and attributes. */
final class ObjectFacts {
    private final Buckets buckets;
    private final ObjectReader reader;
    private final Notifications notifications;

    ObjectFacts(Buckets buckets, ObjectReader reader, Notifications notifications) {
        this.buckets = buckets;
        this.reader = reader;
        this.notifications = notifications;
    }

    GetObjectTaggingResponse tags(GetObjectTaggingRequest request) {
        var bucket = buckets.get(request.bucket(), request.expectedBucketOwner());
        var version = reader.find(bucket, request.key(), request.versionId());
        return GetObjectTaggingResponse.builder()
                .versionId(versionId(bucket, version))
                .tagSet(Tags.set(version.tags()))
                .build();
    }

    PutObjectTaggingResponse tag(PutObjectTaggingRequest request) {
        var bucket = buckets.get(request.bucket(), request.expectedBucketOwner());
        var tags = Tags.of(request.tagging().tagSet());
        var version = tag(bucket, request.key(), request.versionId(), tags, "ObjectTagging:Put");
        return PutObjectTaggingResponse.builder()
                .versionId(versionId(bucket, version))
                .build();
    }

    DeleteObjectTaggingResponse untag(DeleteObjectTaggingRequest request) {
        var bucket = buckets.get(request.bucket(), request.expectedBucketOwner());
        var version = tag(bucket, request.key(), request.versionId(), Map.of(), "ObjectTagging:Delete");
        return DeleteObjectTaggingResponse.builder()
                .versionId(versionId(bucket, version))
                .build();
    }

    GetObjectAttributesResponse attributes(GetObjectAttributesRequest request) {
        var bucket = buckets.get(request.bucket(), request.expectedBucketOwner());
        var version = reader.find(bucket, request.key(), request.versionId());
        var wanted = request.objectAttributes();
        var response = GetObjectAttributesResponse.builder()
                .lastModified(version.modified())
                .versionId(versionId(bucket, version));
        if (wanted.contains(ObjectAttributes.E_TAG)) {
            response.eTag(version.etag());
        }
        if (wanted.contains(ObjectAttributes.OBJECT_SIZE)) {
            response.objectSize(version.size());
        }
        if (wanted.contains(ObjectAttributes.STORAGE_CLASS)) {
            response.storageClass(StoredHeaders.storageClass(version));
        }
        if (wanted.contains(ObjectAttributes.CHECKSUM)) {
            response.checksum(Checksums.fill(
                            Checksum.builder().checksumType(version.checksum().type()), version.checksum())
                    .build());
        }
        if (wanted.contains(ObjectAttributes.OBJECT_PARTS) && !version.parts().isEmpty()) {
            response.objectParts(parts(version));
        }
        return response.build();
    }

    private ObjectVersion tag(
            Bucket bucket, String key, @Nullable String versionId, Map<String, String> tags, String event) {
        ObjectVersion tagged;
        synchronized (bucket) {
            tagged = reader.find(bucket, key, versionId).withTags(tags);
            bucket.replace(tagged);
        }
        notifications.publish(bucket, tagged, event);
        return tagged;
    }

    private static GetObjectAttributesParts parts(ObjectVersion version) {
        var algorithm = version.checksum().algorithm();
        var parts = version.parts().stream()
                .map(p -> Checksums.fill(
                                ObjectPart.builder().partNumber(p.number()).size(p.size()),
                                Map.of(algorithm, p.checksum()))
                        .build())
                .toList();
        return GetObjectAttributesParts.builder()
                .totalPartsCount(parts.size())
                .isTruncated(false)
                .partNumberMarker(0)
                .maxParts(1000)
                .parts(parts)
                .build();
    }

    private static @Nullable String versionId(Bucket bucket, ObjectVersion version) {
        return bucket.versioning() == null ? null : version.versionId();
    }
}
