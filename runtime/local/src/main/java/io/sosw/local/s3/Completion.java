package io.sosw.local.s3;

import io.sosw.local.s3.checksum.Algorithm;
import io.sosw.local.s3.store.PartSummary;
import io.sosw.local.s3.store.S3Store;
import io.sosw.local.s3.store.StoredChecksum;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** CompleteMultipartUpload: parts become an object. Repeated, as after a lost answer, it answers the same. */
final class Completion {
    private static final long SMALLEST_PART = 5L << 20;
    private static final int REMEMBERED = 1000;

    private final S3Store store;
    private final Buckets buckets;
    private final PendingUploads uploads;
    private final Commits commits;
    private final Map<String, CompleteMultipartUploadResponse> answered = new LinkedHashMap<>();

    Completion(S3Store store, Buckets buckets, PendingUploads uploads, Commits commits) {
        this.store = store;
        this.buckets = buckets;
        this.uploads = uploads;
        this.commits = commits;
    }

    CompleteMultipartUploadResponse complete(CompleteMultipartUploadRequest request) {
        var bucket = buckets.get(request.bucket(), request.expectedBucketOwner());
        var before = answered(request);
        if (before != null) {
            return before;
        }
        var upload = uploads.get(bucket, request.key(), request.uploadId());
        var parts = chosen(upload, request);
        var checksum = checksum(upload, parts);
        checkWhole(request, upload, checksum, parts);
        new Conditions(request.ifMatch(), request.ifNoneMatch(), null, null).checkWrite(bucket.current(upload.key()));
        if (!upload.ended().compareAndSet(false, true)) {
            throw S3Errors.noSuchUpload();
        }
        uploads.remove(upload);
        var segments = parts.stream().flatMap(p -> p.segments().stream()).toList();
        var unused = new ArrayList<>(upload.segments());
        unused.removeAll(segments);
        store.bodies().release(unused);
        var draft = new Commits.Draft(
                upload.key(),
                etag(parts),
                upload.headers(),
                upload.metadata(),
                upload.tags(),
                checksum,
                parts.stream()
                        .map(p -> new PartSummary(p.number(), p.size(), p.checksum()))
                        .toList(),
                segments);
        var version = commits.commit(
                bucket,
                draft,
                new Conditions(request.ifMatch(), request.ifNoneMatch(), null, null),
                "ObjectCreated:CompleteMultipartUpload");
        var response = StoredHeaders.fill(
                        CompleteMultipartUploadResponse.builder(), StoredHeaders.of(bucket, version, false))
                .location("http://" + bucket.name() + ".localhost/" + upload.key())
                .bucket(bucket.name())
                .key(upload.key())
                .eTag(StoredHeaders.quoted(version))
                .checksumType(checksum.type());
        return remember(request.uploadId(), Checksums.fill(response, checksum).build());
    }

    private List<PendingUpload.Part> chosen(PendingUpload upload, CompleteMultipartUploadRequest request) {
        var named = request.multipartUpload() == null
                ? List.<CompletedPart>of()
                : request.multipartUpload().parts();
        if (named.isEmpty()) {
            throw S3Errors.of(
                    400,
                    "MalformedXML",
                    "The XML you provided was not well-formed or did not validate against our published schema");
        }
        var parts = new ArrayList<PendingUpload.Part>();
        var previous = 0;
        for (var one : named) {
            var number = one.partNumber() == null ? 0 : one.partNumber();
            if (number <= previous) {
                throw S3Errors.of(
                        400,
                        "InvalidPartOrder",
                        "The list of parts was not in ascending order. Parts must be ordered by part number.");
            }
            previous = number;
            parts.add(part(upload, one, number));
        }
        for (var part : parts.subList(0, parts.size() - 1)) {
            if (part.size() < SMALLEST_PART) {
                throw S3Errors.of(
                        400, "EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size");
            }
        }
        return parts;
    }

    private static PendingUpload.Part part(PendingUpload upload, CompletedPart named, int number) {
        var part = upload.parts().get(number);
        var checksum = Checksums.read(named, upload.algorithm().name());
        if (part == null
                || named.eTag() == null
                || !named.eTag().replace("\"", "").equals(part.etag())
                || !checksum.isEmpty() && !checksum.equals(part.checksum())) {
            throw S3Errors.of(
                    400,
                    "InvalidPart",
                    "One or more of the specified parts could not be found.  The part may not have been uploaded, or the"
                            + " specified entity tag may not match the part's entity tag.");
        }
        return part;
    }

    private static void checkWhole(
            CompleteMultipartUploadRequest request,
            PendingUpload upload,
            StoredChecksum checksum,
            List<PendingUpload.Part> parts) {
        var claimed = Checksums.read(request, upload.algorithm().name());
        if (!claimed.isEmpty() && !claimed.equals(checksum.value())) {
            throw S3Errors.of(
                    400,
                    "BadDigest",
                    "The " + upload.algorithm() + " you specified did not match the calculated checksum.");
        }
        var size = parts.stream().mapToLong(PendingUpload.Part::size).sum();
        if (request.mpuObjectSize() != null && request.mpuObjectSize() != size) {
            throw S3Errors.invalidRequest(
                    "The provided 'x-amz-mp-object-size' header does not match what was computed.");
        }
    }

    private static String etag(List<PendingUpload.Part> parts) {
        var md5 = Algorithm.MD5.start();
        parts.forEach(p -> md5.update(HexFormat.of().parseHex(p.etag()), 0, 16));
        return HexFormat.of().formatHex(md5.value()) + "-" + parts.size();
    }

    private static StoredChecksum checksum(PendingUpload upload, List<PendingUpload.Part> parts) {
        var algorithm = upload.algorithm();
        if (upload.composite()) {
            var hash = algorithm.start();
            for (var part : parts) {
                var value = Base64.getDecoder().decode(part.checksum());
                hash.update(value, 0, value.length);
            }
            var value = Base64.getEncoder().encodeToString(hash.value()) + "-" + parts.size();
            return new StoredChecksum(algorithm.name(), value, upload.checksumType());
        }
        var whole = Base64.getDecoder().decode(parts.get(0).checksum());
        for (var part : parts.subList(1, parts.size())) {
            whole = algorithm.combine(whole, Base64.getDecoder().decode(part.checksum()), part.size());
        }
        return new StoredChecksum(algorithm.name(), Base64.getEncoder().encodeToString(whole), upload.checksumType());
    }

    private @Nullable CompleteMultipartUploadResponse answered(CompleteMultipartUploadRequest request) {
        synchronized (answered) {
            return answered.get(request.bucket() + "/" + request.key() + "?" + request.uploadId());
        }
    }

    private CompleteMultipartUploadResponse remember(String uploadId, CompleteMultipartUploadResponse response) {
        synchronized (answered) {
            answered.put(response.bucket() + "/" + response.key() + "?" + uploadId, response);
            if (answered.size() > REMEMBERED) {
                answered.remove(answered.keySet().iterator().next());
            }
        }
        return response;
    }
}
