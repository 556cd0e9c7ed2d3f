package io.sosw.local.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.local.world.ManualTime;
import io.sosw.local.world.TestWorlds;
import java.time.Instant;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectAttributes;
import software.amazon.awssdk.services.s3.model.S3Exception;

class LocalS3ObjectTest {
    private final ManualTime time = new ManualTime();
    private final S3Fixture fixture = new S3Fixture(TestWorlds.manual(time));

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @EnumSource
    void whatWasPutIsGot(S3Fixture.Way way) {
        var s3 = open(way);
        var put = s3.putObject(
                r -> r.bucket("b1-test")
                        .key("dir/Grüße & 100%+<x>.txt")
                        .contentType("text/plain")
                        .cacheControl("no-cache")
                        .metadata(Map.of("Colour", "blue"))
                        .tagging("a=1&b=2"),
                RequestBody.fromString("hello"));

        var got = s3.getObjectAsBytes(r -> r.bucket("b1-test").key("dir/Grüße & 100%+<x>.txt"));

        assertThat(got.asUtf8String()).isEqualTo("hello");
        assertThat(got.response().eTag()).isEqualTo(put.eTag()).isEqualTo("\"5d41402abc4b2a76b9719d911017c592\"");
        assertThat(got.response().contentType()).isEqualTo("text/plain");
        assertThat(got.response().cacheControl()).isEqualTo("no-cache");
        assertThat(got.response().metadata()).isEqualTo(Map.of("colour", "blue"));
        assertThat(got.response().contentLength()).isEqualTo(5);
        assertThat(got.response().tagCount()).isEqualTo(2);
        assertThat(got.response().lastModified()).isEqualTo(time.instant());
        assertThat(got.response().serverSideEncryptionAsString()).isEqualTo("AES256");
        assertThat(s3.listObjectsV2(r -> r.bucket("b1-test")).contents().get(0).key())
                .isEqualTo("dir/Grüße & 100%+<x>.txt");
    }

    @ParameterizedTest
    @EnumSource
    void aLargeBodyComesBackWhole(S3Fixture.Way way) {
        var s3 = open(way);
        var body = new byte[3_000_001];
        new java.util.Random(1).nextBytes(body);

        s3.putObject(r -> r.bucket("b1-test").key("k"), RequestBody.fromBytes(body));

        assertThat(s3.getObjectAsBytes(r -> r.bucket("b1-test").key("k")).asByteArray())
                .isEqualTo(body);
        var range = s3.getObjectAsBytes(r -> r.bucket("b1-test").key("k").range("bytes=2999999-"));
        assertThat(range.asByteArray()).containsExactly(body[2999999], body[3000000]);
    }

    @ParameterizedTest
    @EnumSource
    void rangesAreServed(S3Fixture.Way way) {
        var s3 = open(way);
        put(s3, "k", "0123456789");

        assertThat(range(s3, "bytes=2-4")).isEqualTo("234");
        assertThat(range(s3, "bytes=7-")).isEqualTo("789");
        assertThat(range(s3, "bytes=-3")).isEqualTo("789");
        assertThat(range(s3, "bytes=5-100")).isEqualTo("56789");
        assertThat(range(s3, "bytes=4-2")).isEqualTo("0123456789");
        assertThat(range(s3, "lines=1-2")).isEqualTo("0123456789");
        assertThat(range(s3, "bytes=0-1,3-4")).isEqualTo("0123456789");
        fails(416, "InvalidRange", () -> range(s3, "bytes=10-"));
        fails(416, "InvalidRange", () -> range(s3, "bytes=-0"));
        var partial = s3.getObjectAsBytes(r -> r.bucket("b1-test").key("k").range("bytes=2-4"));
        assertThat(partial.response().contentRange()).isEqualTo("bytes 2-4/10");
        assertThat(partial.response().sdkHttpResponse().statusCode()).isEqualTo(206);
    }

    @ParameterizedTest
    @EnumSource
    void readersConditionsHold(S3Fixture.Way way) {
        var s3 = open(way);
        var etag = put(s3, "k", "x");
        var before = Instant.parse("2020-01-01T00:00:00Z");

        assertThat(s3.getObjectAsBytes(
                                r -> r.bucket("b1-test").key("k").ifMatch(etag).ifUnmodifiedSince(before))
                        .asUtf8String())
                .isEqualTo("x");
        fails(
                412,
                "PreconditionFailed",
                () -> s3.getObjectAsBytes(r -> r.bucket("b1-test").key("k").ifMatch("\"other\"")));
        fails(
                412,
                "PreconditionFailed",
                () -> s3.getObjectAsBytes(r -> r.bucket("b1-test").key("k").ifUnmodifiedSince(before)));
        status(304, () -> s3.getObjectAsBytes(r -> r.bucket("b1-test").key("k").ifNoneMatch(etag)));
        status(304, () -> s3.headObject(r -> r.bucket("b1-test").key("k").ifModifiedSince(time.instant())));
    }

    @ParameterizedTest
    @EnumSource
    void writersConditionsHold(S3Fixture.Way way) {
        var s3 = open(way);
        var etag = put(s3, "k", "x");

        fails(
                412,
                "PreconditionFailed",
                () -> s3.putObject(r -> r.bucket("b1-test").key("k").ifNoneMatch("*"), RequestBody.fromString("y")));
        fails(
                412,
                "PreconditionFailed",
                () -> s3.putObject(
                        r -> r.bucket("b1-test").key("k").ifMatch("\"other\""), RequestBody.fromString("y")));
        fails(
                404,
                "NoSuchKey",
                () -> s3.putObject(r -> r.bucket("b1-test").key("absent").ifMatch(etag), RequestBody.fromString("y")));
        s3.putObject(r -> r.bucket("b1-test").key("k").ifMatch(etag), RequestBody.fromString("y"));

        assertThat(text(s3, "k")).isEqualTo("y");
    }

    @ParameterizedTest
    @EnumSource
    void checksumsAreVerifiedAndReturned(S3Fixture.Way way) {
        var s3 = open(way);
        for (var algorithm : new ChecksumAlgorithm[] {
            ChecksumAlgorithm.CRC32, ChecksumAlgorithm.CRC32_C, ChecksumAlgorithm.SHA1, ChecksumAlgorithm.SHA256
        }) {
            s3.putObject(
                    r -> r.bucket("b1-test").key("k").checksumAlgorithm(algorithm),
                    RequestBody.fromString("123456789"));
        }
        var head = s3.headObject(r -> r.bucket("b1-test").key("k").checksumMode(ChecksumMode.ENABLED));
        assertThat(head.checksumSHA256()).isEqualTo("FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU=");
        assertThat(head.checksumTypeAsString()).isEqualTo("FULL_OBJECT");

        s3.putObject(
                r -> r.bucket("b1-test").key("k").checksumCRC64NVME("rosUhgp5mIg="),
                RequestBody.fromString("123456789"));
        assertThat(s3.getObjectAttributes(r -> r.bucket("b1-test").key("k").objectAttributes(ObjectAttributes.CHECKSUM))
                        .checksum()
                        .checksumCRC64NVME())
                .isEqualTo("rosUhgp5mIg=");

        fails(
                400,
                "BadDigest",
                () -> s3.putObject(
                        r -> r.bucket("b1-test").key("k").checksumCRC32("AAAAAA=="),
                        RequestBody.fromString("123456789")));
        fails(
                400,
                "BadDigest",
                () -> s3.putObject(
                        r -> r.bucket("b1-test").key("k").contentMD5("1B2M2Y8AsgTpgAmY7PhCfg=="),
                        RequestBody.fromString("123456789")));
        fails(
                400,
                "InvalidDigest",
                () -> s3.putObject(
                        r -> r.bucket("b1-test").key("k").contentMD5("nonsense"), RequestBody.fromString("1")));
    }

    @ParameterizedTest
    @EnumSource
    void aCopyKeepsOrReplacesMetadata(S3Fixture.Way way) {
        var s3 = open(way);
        s3.putObject(
                r -> r.bucket("b1-test").key("a b+c").contentType("text/csv").metadata(Map.of("m", "1")),
                RequestBody.fromString("x"));

        s3.copyObject(r -> r.sourceBucket("b1-test")
                .sourceKey("a b+c")
                .destinationBucket("b1-test")
                .destinationKey("kept"));
        s3.copyObject(r -> r.sourceBucket("b1-test")
                .sourceKey("a b+c")
                .destinationBucket("b1-test")
                .destinationKey("replaced")
                .metadataDirective(MetadataDirective.REPLACE)
                .metadata(Map.of("n", "2")));

        assertThat(s3.headObject(r -> r.bucket("b1-test").key("kept")).metadata())
                .isEqualTo(Map.of("m", "1"));
        assertThat(s3.headObject(r -> r.bucket("b1-test").key("kept")).contentType())
                .isEqualTo("text/csv");
        assertThat(s3.headObject(r -> r.bucket("b1-test").key("replaced")).metadata())
                .isEqualTo(Map.of("n", "2"));
        fails(
                400,
                "InvalidRequest",
                () -> s3.copyObject(r -> r.sourceBucket("b1-test")
                        .sourceKey("kept")
                        .destinationBucket("b1-test")
                        .destinationKey("kept")));
        fails(
                404,
                "NoSuchKey",
                () -> s3.copyObject(r -> r.sourceBucket("b1-test")
                        .sourceKey("absent")
                        .destinationBucket("b1-test")
                        .destinationKey("kept")));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsAbsentIsNamedSo(S3Fixture.Way way) {
        var s3 = open(way);

        assertThatThrownBy(() -> s3.getObjectAsBytes(r -> r.bucket("b1-test").key("k")))
                .isInstanceOf(NoSuchKeyException.class);
        assertThatThrownBy(() -> s3.headObject(r -> r.bucket("b1-test").key("k")))
                .isInstanceOf(NoSuchKeyException.class);
        assertThatThrownBy(() -> s3.listObjectsV2(r -> r.bucket("absent"))).isInstanceOf(NoSuchBucketException.class);
        assertThat(s3.createBucket(r -> r.bucket("b1-test")).bucketArn())
                .as("once more, in us-east-1")
                .endsWith(":b1-test");
        fails(
                400,
                "InvalidBucketName",
                () -> fixture.client(S3Fixture.Way.IN_PROCESS).createBucket(r -> r.bucket("../x")));
        fails(400, "KeyTooLongError", () -> put(s3, "k".repeat(1025), ""));
        put(s3, "k", "");
        fails(409, "BucketNotEmpty", () -> s3.deleteBucket(r -> r.bucket("b1-test")));
        s3.deleteObject(r -> r.bucket("b1-test").key("k"));
        s3.deleteBucket(r -> r.bucket("b1-test"));
        assertThat(s3.listBuckets().buckets()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void tagsAreChanged(S3Fixture.Way way) {
        var s3 = open(way);
        put(s3, "k", "x");

        s3.putObjectTagging(r -> r.bucket("b1-test")
                .key("k")
                .tagging(t -> t.tagSet(g -> g.key("a").value("1"))));
        assertThat(s3.getObjectTagging(r -> r.bucket("b1-test").key("k")).tagSet())
                .singleElement()
                .satisfies(t -> assertThat(t.key() + t.value()).isEqualTo("a1"));
        s3.deleteObjectTagging(r -> r.bucket("b1-test").key("k"));
        assertThat(s3.getObjectTagging(r -> r.bucket("b1-test").key("k")).tagSet())
                .isEmpty();
    }

    private S3Client open(S3Fixture.Way way) {
        var s3 = fixture.client(way);
        s3.createBucket(r -> r.bucket("b1-test"));
        return s3;
    }

    private static String put(S3Client s3, String key, String text) {
        return s3.putObject(r -> r.bucket("b1-test").key(key), RequestBody.fromString(text))
                .eTag();
    }

    private static String text(S3Client s3, String key) {
        return s3.getObjectAsBytes(r -> r.bucket("b1-test").key(key)).asUtf8String();
    }

    private static String range(S3Client s3, String range) {
        return s3.getObjectAsBytes(r -> r.bucket("b1-test").key("k").range(range))
                .asUtf8String();
    }

    private static void status(int status, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(status));
    }

    private static void fails(int status, String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(S3Exception.class, e -> {
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
            assertThat(e.statusCode()).isEqualTo(status);
        });
    }
}
