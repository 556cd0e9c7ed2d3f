package io.sosw.local.s3;

import io.sosw.local.s3.store.S3Store;
import io.sosw.local.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CopyPartResult;
import software.amazon.awssdk.services.s3.model.ListPartsRequest;
import software.amazon.awssdk.services.s3.model.ListPartsResponse;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.UploadPartCopyRequest;
import software.amazon.awssdk.services.s3.model.UploadPartCopyResponse;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** UploadPart, UploadPartCopy and ListParts. */
final class Parts {
    private static final int MOST = 1000;
    private static final int GREATEST_NUMBER = 10_000;

    private final World world;
    private final S3Store store;
    private final Buckets buckets;
    private final PendingUploads uploads;
    private final ObjectReader reader;

    Parts(World world, S3Store store, Buckets buckets, PendingUploads uploads, ObjectReader reader) {
        this.world = world;
        this.store = store;
        this.buckets = buckets;
        this.uploads = uploads;
        this.reader = reader;
    }

    UploadPartResponse upload(UploadPartRequest request, RequestBody body) {
        var bucket = buckets.get(request.bucket(), request.expectedBucketOwner());
        var upload = uploads.get(bucket, request.key(), request.uploadId());
        checkNumber(request.partNumber());
        var received = Upload.receive(store.bodies(), request, body, upload.algorithm());
        var part = add(upload, request.partNumber(), received);
        return filled(UploadPartResponse.builder().eTag("\"" + part.etag() + "\""), received)
                .serverSideEncryption(upload.headers().get("x-amz-server-side-encryption"))
                .build();
    }

    UploadPartCopyResponse copy(UploadPartCopyRequest request) {
        var bucket = buckets.get(request.destinationBucket(), request.expectedBucketOwner());
        var upload = uploads.get(bucket, request.destinationKey(), request.uploadId());
        checkNumber(request.partNumber());
        var source = CopySource.of(request);
        var from = buckets.get(source.bucket(), request.expectedSourceBucketOwner());
        var original = reader.find(from, source.key(), source.versionId());
        new Conditions(
                        request.copySourceIfMatch(),
                        request.copySourceIfNoneMatch(),
                        request.copySourceIfModifiedSince(),
                        request.copySourceIfUnmodifiedSince())
                .checkSource(original);
        var range = ByteRange.of(request.copySourceRange(), original.size());
        var slice = range == null ? new ByteRange(0, original.size() - 1) : range;
        Upload received;
        try (var in = store.bodies().open(original.segments(), slice.first(), slice.length())) {
            received = Upload.store(store.bodies(), in, upload.algorithm());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var part = add(upload, request.partNumber(), received);
        var result = CopyPartResult.builder().eTag("\"" + part.etag() + "\"").lastModified(part.modified());
        return UploadPartCopyResponse.builder()
                .copySourceVersionId(from.versioning() == null ? null : original.versionId())
                .copyPartResult(filled(result, received).build())
                .build();
    }

    ListPartsResponse list(ListPartsRequest request) {
        var bucket = buckets.get(request.bucket(), request.expectedBucketOwner());
        var upload = uploads.get(bucket, request.key(), request.uploadId());
        var marker = request.partNumberMarker() == null ? 0 : request.partNumberMarker();
        var limit = request.maxParts() == null ? MOST : Math.min(MOST, request.maxParts());
        var after = upload.parts().tailMap(marker, false);
        var page = after.values().stream().limit(limit).toList();
        var truncated = after.size() > page.size() && !page.isEmpty();
        return ListPartsResponse.builder()
                .bucket(bucket.name())
                .key(upload.key())
                .uploadId(upload.id())
                .partNumberMarker(marker)
                .nextPartNumberMarker(
                        page.isEmpty() ? 0 : page.get(page.size() - 1).number())
                .maxParts(limit)
                .isTruncated(truncated)
                .initiator(i -> i.id(buckets.ownerId()))
                .owner(buckets.owner())
                .storageClass(upload.headers().getOrDefault("x-amz-storage-class", "STANDARD"))
                .checksumAlgorithm(upload.algorithm().name())
                .checksumType(upload.checksumType())
                .parts(page.stream().map(p -> summary(upload, p)).toList())
                .build();
    }

    private PendingUpload.Part add(PendingUpload upload, int number, Upload received) {
        var part = new PendingUpload.Part(
                number,
                received.md5(),
                received.size(),
                received.algorithm() == upload.algorithm() ? received.checksum() : recomputed(upload, received),
                world.clock().instant().truncatedTo(ChronoUnit.MILLIS),
                received.segments());
        var replaced = upload.parts().put(number, part);
        if (replaced != null) {
            store.bodies().release(replaced.segments());
        }
        if (upload.ended().get()) {
            throw S3Errors.noSuchUpload();
        }
        return part;
    }

    /** The part came with another checksum than the upload's. */
    private String recomputed(PendingUpload upload, Upload received) {
        try (var in = store.bodies().open(received.segments(), 0, received.size())) {
            var hash = upload.algorithm().start();
            var buffer = new byte[64 << 10];
            for (var count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                hash.update(buffer, 0, count);
            }
            return java.util.Base64.getEncoder().encodeToString(hash.value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <B extends SdkPojo> B filled(B builder, Upload received) {
        return Checksums.fill(builder, Map.of(received.algorithm().name(), received.checksum()));
    }

    private static Part summary(PendingUpload upload, PendingUpload.Part part) {
        var builder = Part.builder()
                .partNumber(part.number())
                .eTag("\"" + part.etag() + "\"")
                .size(part.size())
                .lastModified(part.modified());
        return Checksums.fill(builder, Map.of(upload.algorithm().name(), part.checksum()))
                .build();
    }

    private static void checkNumber(Integer number) {
        if (number == null || number < 1 || number > GREATEST_NUMBER) {
            throw S3Errors.invalid("Part number must be an integer between 1 and 10000, inclusive");
        }
    }
}
