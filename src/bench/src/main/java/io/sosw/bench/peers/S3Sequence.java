package io.sosw.bench.peers;

import io.sosw.bench.peers.Differences.Step;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.DeletedObject;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Random calls of S3 on two buckets and a handful of keys. */
final class S3Sequence implements Differences.Sequence {
    /** S3Proxy keeps objects as files: no key that begins with another one and a slash, and no empty name. */
    private static final List<String> KEYS = List.of("a-", "a/b", "a/c", "b/\u00fc d", "z+&=", "c/d/e", "none");

    private final S3Client s3;
    private final String run = "d" + UUID.randomUUID().toString().substring(0, 8);

    S3Sequence(Peer peer) {
        s3 = peer.client(S3Client.builder());
    }

    @Override
    public Step next(Random random) {
        var bucket = run + "-" + (random.nextInt(10) == 0 ? 1 : 0);
        var key = KEYS.get(random.nextInt(KEYS.size()));
        return switch (random.nextInt(16)) {
            case 0 ->
                new Step("CreateBucket", () -> {
                    s3.createBucket(r -> r.bucket(bucket));
                    return "made";
                });
            case 1, 2, 3 -> put(bucket, key, random);
            case 4, 5 -> get(bucket, key, random);
            case 6 ->
                new Step("HeadObject", () -> {
                    var answer = s3.headObject(r -> r.bucket(bucket).key(key));
                    return "head: " + answer.contentLength() + answer.eTag() + answer.metadata() + answer.contentType();
                });
            case 7 ->
                new Step("DeleteObject", () -> {
                    s3.deleteObject(r -> r.bucket(bucket).key(key));
                    return "done";
                });
            case 8, 9 -> listV2(bucket, random);
            case 10 -> listV1(bucket, random);
            case 11 -> copy(bucket, key, random);
            case 12 -> multipart(bucket, key, random);
            case 13 ->
                new Step(
                        "DeleteObjects",
                        () -> "deleted: "
                                + s3
                                        .deleteObjects(r -> r.bucket(bucket)
                                                .delete(d -> d.objects(
                                                        ObjectIdentifier.builder()
                                                                .key(key)
                                                                .build(),
                                                        ObjectIdentifier.builder()
                                                                .key("none")
                                                                .build())))
                                        .deleted()
                                        .stream()
                                        .map(DeletedObject::key)
                                        .sorted()
                                        .toList());
            case 14 -> conditional(bucket, key, random);
            default -> rare(bucket, random);
        };
    }

    private Step put(String bucket, String key, Random random) {
        var text = "text " + random.nextInt(5);
        return new Step(
                "PutObject",
                () -> "etag: "
                        + s3.putObject(
                                        r -> r.bucket(bucket)
                                                .key(key)
                                                .contentType("text/plain")
                                                .metadata(Map.of("m", text)),
                                        RequestBody.fromString(text))
                                .eTag());
    }

    private Step get(String bucket, String key, Random random) {
        var ranges = List.of("", "bytes=0-2", "bytes=-3", "bytes=3-", "bytes=100-200", "bytes=5-2", "nonsense");
        var range = ranges.get(random.nextInt(ranges.size()));
        return new Step("GetObject" + (range.isEmpty() ? "" : " (" + range + ")"), () -> {
            ResponseBytes<GetObjectResponse> answer =
                    s3.getObjectAsBytes(r -> r.bucket(bucket).key(key).range(range.isEmpty() ? null : range));
            return "got: " + answer.asUtf8String() + answer.response().contentRange()
                    + answer.response().eTag() + answer.response().metadata()
                    + answer.response().contentType();
        });
    }

    private Step conditional(String bucket, String key, Random random) {
        var text = "text " + random.nextInt(5);
        return switch (random.nextInt(4)) {
            case 0 ->
                new Step(
                        "PutObject (If-None-Match *)",
                        () -> "etag: "
                                + s3.putObject(
                                                r -> r.bucket(bucket).key(key).ifNoneMatch("*"),
                                                RequestBody.fromString(text))
                                        .eTag());
            case 1 ->
                new Step(
                        "PutObject (If-Match of another)",
                        () -> "etag: "
                                + s3.putObject(
                                                r -> r.bucket(bucket)
                                                        .key(key)
                                                        .ifMatch("\"0123456789abcdef0123456789abcdef\""),
                                                RequestBody.fromString(text))
                                        .eTag());
            case 2 ->
                new Step(
                        "GetObject (If-Match of another)",
                        () -> "got: "
                                + s3.getObjectAsBytes(
                                                r -> r.bucket(bucket).key(key).ifMatch("\"0123\""))
                                        .asUtf8String());
            default ->
                new Step(
                        "GetObject (If-None-Match of another)",
                        () -> "got: "
                                + s3.getObjectAsBytes(
                                                r -> r.bucket(bucket).key(key).ifNoneMatch("\"0123\""))
                                        .asUtf8String());
        };
    }

    private Step listV2(String bucket, Random random) {
        var prefix = List.of("", "a", "a/", "b/", "q").get(random.nextInt(5));
        var delimiter = random.nextBoolean() ? "/" : null;
        int most = List.of(0, 1, 2, 1000).get(random.nextInt(4));
        var after = random.nextInt(3) == 0 ? "a/b" : null;
        return new Step("ListObjectsV2 of " + most, () -> {
            var answer = s3.listObjectsV2(r -> r.bucket(bucket)
                    .prefix(prefix)
                    .delimiter(delimiter)
                    .maxKeys(most)
                    .startAfter(after));
            return "listed: " + keys(answer.contents(), answer.commonPrefixes()) + answer.isTruncated()
                    + answer.keyCount();
        });
    }

    private Step listV1(String bucket, Random random) {
        var delimiter = random.nextBoolean() ? "/" : null;
        var marker = random.nextBoolean() ? "a" : null;
        int most = List.of(1, 2, 1000).get(random.nextInt(3));
        return new Step("ListObjects of " + most, () -> {
            var answer = s3.listObjects(
                    r -> r.bucket(bucket).delimiter(delimiter).marker(marker).maxKeys(most));
            return "listed: " + keys(answer.contents(), answer.commonPrefixes()) + answer.isTruncated();
        });
    }

    private static String keys(List<S3Object> objects, List<CommonPrefix> prefixes) {
        return objects.stream().map(o -> o.key() + o.eTag() + o.size()).toList()
                + prefixes.stream().map(CommonPrefix::prefix).toList().toString();
    }

    private Step copy(String bucket, String key, Random random) {
        var other = KEYS.get(random.nextInt(KEYS.size() - 1));
        var same = other.equals(key);
        return new Step(
                "CopyObject" + (same ? " (onto itself)" : ""),
                () -> "etag: "
                        + s3.copyObject(r -> r.sourceBucket(bucket)
                                        .sourceKey(key)
                                        .destinationBucket(bucket)
                                        .destinationKey(other))
                                .copyObjectResult()
                                .eTag());
    }

    private Step multipart(String bucket, String key, Random random) {
        var abort = random.nextInt(3) == 0;
        var wrong = random.nextInt(4) == 0;
        var label = abort ? " and abort" : wrong ? " and complete with a wrong ETag" : " and complete";
        return new Step("multipart upload" + label, () -> {
            var id = s3.createMultipartUpload(r -> r.bucket(bucket).key(key)).uploadId();
            var etag = s3.uploadPart(
                            r -> r.bucket(bucket).key(key).uploadId(id).partNumber(1), RequestBody.fromString("part"))
                    .eTag();
            if (abort) {
                s3.abortMultipartUpload(r -> r.bucket(bucket).key(key).uploadId(id));
                return "aborted";
            }
            var part = CompletedPart.builder()
                    .partNumber(1)
                    .eTag(wrong ? "\"0123456789abcdef0123456789abcdef\"" : etag)
                    .build();
            return "etag: "
                    + s3.completeMultipartUpload(
                                    r -> r.bucket(bucket).key(key).uploadId(id).multipartUpload(m -> m.parts(part)))
                            .eTag();
        });
    }

    private Step rare(String bucket, Random random) {
        return switch (random.nextInt(5)) {
            case 0 ->
                new Step("DeleteBucket", () -> {
                    s3.deleteBucket(r -> r.bucket(bucket));
                    return "done";
                });
            case 1 ->
                new Step("HeadBucket", () -> {
                    s3.headBucket(r -> r.bucket(bucket));
                    return "there";
                });
            case 2 ->
                new Step("CreateBucket (bad name)", () -> {
                    s3.createBucket(r -> r.bucket(run + "_X"));
                    return "made";
                });
            case 3 ->
                new Step(
                        "ListMultipartUploads",
                        () -> "uploads: "
                                + s3.listMultipartUploads(r -> r.bucket(bucket))
                                        .uploads()
                                        .size());
            default ->
                new Step(
                        "ListBuckets",
                        () -> "buckets: "
                                + s3.listBuckets().buckets().stream()
                                        .filter(b -> b.name().startsWith(run))
                                        .count());
        };
    }
}
