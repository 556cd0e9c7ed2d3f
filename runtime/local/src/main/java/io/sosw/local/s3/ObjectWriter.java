package io.sosw.local.s3;

import io.sosw.local.s3.checksum.Algorithm;
import io.sosw.local.s3.store.S3Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectResult;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.TaggingDirective;

/** PutObject and CopyObject. */
final class ObjectWriter {
    private final S3Store store;
    private final Buckets buckets;
    private final Commits commits;
    private final ObjectReader reader;

    ObjectWriter(S3Store store, Buckets buckets, Commits commits, ObjectReader reader) {
        this.store = store;
        this.buckets = buckets;
        this.commits = commits;
        this.reader = reader;
    }

    PutObjectResponse put(PutObjectRequest request, RequestBody body) {
        return put(request, body, "ObjectCreated:Put");
    }

    PutObjectResponse put(PutObjectRequest request, RequestBody body, String event) {
        var bucket = buckets.get(request.bucket(), request.expectedBucketOwner());
        var metadata = lower(request.metadata());
        Commits.checkNames(request.key(), metadata);
        var conditions = new Conditions(request.ifMatch(), request.ifNoneMatch(), null, null);
        conditions.checkWrite(bucket.current(request.key()));
        var tags = Tags.parse(request.tagging());
        var upload = Upload.receive(store.bodies(), request, body, Algorithm.CRC64NVME);
        var draft = new Commits.Draft(
                request.key(),
                upload.md5(),
                StoredHeaders.of(request),
                metadata,
                tags,
                Commits.checksum(upload),
                List.of(),
                upload.segments());
        var version = commits.commit(bucket, draft, conditions, event);
        return StoredHeaders.fill(PutObjectResponse.builder(), StoredHeaders.of(bucket, version, true))
                .build();
    }

    CopyObjectResponse copy(CopyObjectRequest request) {
        var bucket = buckets.get(request.destinationBucket(), request.expectedBucketOwner());
        var source = CopySource.of(request);
        var from = buckets.get(source.bucket(), request.expectedSourceBucketOwner());
        var original = reader.find(from, source.key(), source.versionId());
        new Conditions(
                        request.copySourceIfMatch(),
                        request.copySourceIfNoneMatch(),
                        request.copySourceIfModifiedSince(),
                        request.copySourceIfUnmodifiedSince())
                .checkSource(original);
        var replaces = request.metadataDirective() == MetadataDirective.REPLACE;
        var metadata = replaces ? lower(request.metadata()) : original.metadata();
        Commits.checkNames(request.destinationKey(), metadata);
        var headers = replaces ? StoredHeaders.of(request) : merged(original.headers(), request);
        if (from == bucket
                && source.key().equals(request.destinationKey())
                && source.versionId() == null
                && !replaces
                && headers.equals(original.headers())) {
            throw S3Errors.invalidRequest(
                    "This copy request is illegal because it is trying to copy an object to itself"
                            + " without changing the object's metadata, storage class, website redirect location or encryption"
                            + " attributes.");
        }
        var tags = request.taggingDirective() == TaggingDirective.REPLACE
                ? Tags.parse(request.tagging())
                : original.tags();
        var algorithm = Algorithm.named(String.valueOf(request.checksumAlgorithmAsString()))
                .or(() -> Algorithm.named(original.checksum().algorithm()))
                .orElse(Algorithm.CRC64NVME);
        Upload upload;
        try (var in = store.bodies().open(original.segments(), 0, original.size())) {
            upload = Upload.store(store.bodies(), in, algorithm);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var draft = new Commits.Draft(
                request.destinationKey(),
                upload.md5(),
                headers,
                metadata,
                tags,
                Commits.checksum(upload),
                List.of(),
                upload.segments());
        var version = commits.commit(
                bucket,
                draft,
                new Conditions(request.ifMatch(), request.ifNoneMatch(), null, null),
                "ObjectCreated:Copy");
        var answer = StoredHeaders.of(bucket, version, false);
        if (from.versioning() != null) {
            answer.put("x-amz-copy-source-version-id", original.versionId());
        }
        var result = CopyObjectResult.builder()
                .eTag(StoredHeaders.quoted(version))
                .lastModified(version.modified())
                .checksumType(version.checksum().type());
        return StoredHeaders.fill(CopyObjectResponse.builder(), answer)
                .copyObjectResult(Checksums.fill(result, version.checksum()).build())
                .build();
    }

    /** The original's system metadata with what the request overrides: storage class, encryption, redirect. */
    private static Map<String, String> merged(Map<String, String> original, CopyObjectRequest request) {
        var headers = new LinkedHashMap<>(original);
        StoredHeaders.of(request).forEach((name, value) -> {
            var kept = name.equals("Content-Type") || name.equals("x-amz-server-side-encryption");
            if (name.startsWith("x-amz-") && !kept) {
                headers.put(name, value);
            }
        });
        return headers;
    }

    static Map<String, String> lower(Map<String, String> metadata) {
        var lower = new LinkedHashMap<String, String>();
        metadata.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        return lower;
    }
}
