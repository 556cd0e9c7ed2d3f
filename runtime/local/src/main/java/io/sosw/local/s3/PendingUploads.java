package io.sosw.local.s3;

import io.sosw.local.s3.checksum.Algorithm;
import io.sosw.local.s3.store.S3Store;
import io.sosw.local.world.World;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsRequest;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/** Begins, lists and aborts multipart uploads. */
final class PendingUploads {
    private static final int MOST = 1000;

    private final World world;
    private final S3Store store;
    private final Buckets buckets;
    private final Ids ids;
    private final ConcurrentMap<String, PendingUpload> uploads = new ConcurrentHashMap<>();

    PendingUploads(World world, S3Store store, Buckets buckets, Ids ids) {
        this.world = world;
        this.store = store;
        this.buckets = buckets;
        this.ids = ids;
    }

    /** The upload, or NoSuchUpload. */
    PendingUpload get(Bucket bucket, String key, @Nullable String id) {
        var upload = uploads.get(String.valueOf(id));
        if (upload == null || upload.bucket() != bucket || !upload.key().equals(key)) {
            throw S3Errors.noSuchUpload();
        }
        return upload;
    }

    void remove(PendingUpload upload) {
        uploads.remove(upload.id());
    }

    CreateMultipartUploadResponse create(CreateMultipartUploadRequest request) {
        var bucket = buckets.get(request.bucket(), request.expectedBucketOwner());
        var metadata = ObjectWriter.lower(request.metadata());
        Commits.checkNames(request.key(), metadata);
        var named = Algorithm.named(String.valueOf(request.checksumAlgorithmAsString()));
        var algorithm = named.orElse(Algorithm.CRC64NVME);
        var type = request.checksumTypeAsString();
        if ("FULL_OBJECT".equals(type) && !algorithm.isCrc()
                || "COMPOSITE".equals(type) && algorithm == Algorithm.CRC64NVME) {
            throw S3Errors.invalidRequest("The " + type + " checksum type cannot be used with the "
                    + algorithm.name().toLowerCase(java.util.Locale.ROOT) + " checksum algorithm.");
        }
        var composite = type == null ? algorithm != Algorithm.CRC64NVME : type.equals("COMPOSITE");
        var upload = new PendingUpload(
                ids.opaque(64),
                bucket,
                request.key(),
                world.clock().instant().truncatedTo(ChronoUnit.MILLIS),
                StoredHeaders.of(request),
                metadata,
                Tags.parse(request.tagging()),
                algorithm,
                composite);
        uploads.put(upload.id(), upload);
        return StoredHeaders.fill(CreateMultipartUploadResponse.builder(), upload.headers())
                .bucket(bucket.name())
                .key(request.key())
                .uploadId(upload.id())
                .checksumAlgorithm(named.map(Enum::name).orElse(null))
                .checksumType(named.isPresent() ? upload.checksumType() : null)
                .build();
    }

    AbortMultipartUploadResponse abort(AbortMultipartUploadRequest request) {
        var upload =
                get(buckets.get(request.bucket(), request.expectedBucketOwner()), request.key(), request.uploadId());
        if (upload.ended().compareAndSet(false, true)) {
            remove(upload);
            store.bodies().release(upload.segments());
        }
        return AbortMultipartUploadResponse.builder().build();
    }

    /** Forgets the uploads of a bucket that was deleted. */
    void forget(String bucket) {
        for (var upload : List.copyOf(uploads.values())) {
            if (upload.bucket().name().equals(bucket) && upload.ended().compareAndSet(false, true)) {
                remove(upload);
                store.bodies().release(upload.segments());
            }
        }
    }

    ListMultipartUploadsResponse list(ListMultipartUploadsRequest request) {
        var bucket = buckets.get(request.bucket(), request.expectedBucketOwner());
        var prefix = Listing.text(request.prefix());
        var marker = Listing.text(request.keyMarker());
        var limit = request.maxUploads() == null ? MOST : Math.min(MOST, request.maxUploads());
        var after = uploads.values().stream()
                .filter(u -> u.bucket() == bucket && u.key().startsWith(prefix))
                .sorted(Comparator.comparing(PendingUpload::key)
                        .thenComparing(PendingUpload::initiated)
                        .thenComparing(PendingUpload::id))
                .filter(u -> u.key().compareTo(marker) > 0)
                .toList();
        var page = after.stream().limit(limit).toList();
        var truncated = after.size() > page.size() && !page.isEmpty();
        var last = truncated ? page.get(page.size() - 1) : null;
        return ListMultipartUploadsResponse.builder()
                .bucket(bucket.name())
                .keyMarker(marker)
                .uploadIdMarker(Listing.text(request.uploadIdMarker()))
                .prefix(request.prefix())
                .maxUploads(limit)
                .isTruncated(truncated)
                .nextKeyMarker(last == null ? null : last.key())
                .nextUploadIdMarker(last == null ? null : last.id())
                .uploads(page.stream().map(this::summary).toList())
                .build();
    }

    private MultipartUpload summary(PendingUpload upload) {
        return MultipartUpload.builder()
                .key(upload.key())
                .uploadId(upload.id())
                .initiated(upload.initiated())
                .storageClass(upload.headers().getOrDefault("x-amz-storage-class", "STANDARD"))
                .owner(buckets.owner())
                .checksumAlgorithm(upload.algorithm().name())
                .checksumType(upload.checksumType())
                .build();
    }
}
