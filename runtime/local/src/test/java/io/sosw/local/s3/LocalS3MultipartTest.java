package io.sosw.local.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.local.world.ManualTime;
import io.sosw.local.world.TestWorlds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.ObjectAttributes;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.S3Exception;

class LocalS3MultipartTest {
    private static final int FIVE_MEBIBYTES = 5 << 20;

    private final S3Fixture fixture = new S3Fixture(TestWorlds.manual(new ManualTime()));

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @EnumSource
    void partsBecomeOneObject(S3Fixture.Way way) {
        var s3 = open(way);
        var body = bytes(FIVE_MEBIBYTES + 7);
        var id = begin(s3);
        var parts = new ArrayList<CompletedPart>();
        parts.add(part(s3, id, 2, Arrays.copyOfRange(body, FIVE_MEBIBYTES, body.length)));
        parts.add(0, part(s3, id, 1, Arrays.copyOf(body, FIVE_MEBIBYTES)));
        assertThat(s3.listParts(r -> r.bucket("b1-test").key("k").uploadId(id)).parts())
                .extracting(Part::partNumber)
                .containsExactly(1, 2);
        assertThat(s3.listMultipartUploads(r -> r.bucket("b1-test")).uploads())
                .extracting(MultipartUpload::uploadId)
                .containsExactly(id);

        var done = complete(s3, id, parts);

        assertThat(done.eTag()).endsWith("-2\"");
        assertThat(complete(s3, id, parts).eTag()).isEqualTo(done.eTag());
        var got = s3.getObjectAsBytes(r -> r.bucket("b1-test").key("k"));
        assertThat(got.asByteArray()).isEqualTo(body);
        assertThat(s3.headObject(r -> r.bucket("b1-test").key("k").partNumber(2))
                        .contentLength())
                .isEqualTo(7);
        assertThat(s3.headObject(r -> r.bucket("b1-test").key("k").partNumber(2))
                        .partsCount())
                .isEqualTo(2);
        assertThat(s3.listMultipartUploads(r -> r.bucket("b1-test")).uploads()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theWholesChecksumIsThatOfTheBytes(S3Fixture.Way way) {
        var s3 = open(way);
        var body = bytes(FIVE_MEBIBYTES + 1000);
        fixture.client(S3Fixture.Way.IN_PROCESS)
                .putObject(
                        r -> r.bucket("b1-test").key("plain").checksumAlgorithm(ChecksumAlgorithm.CRC64_NVME),
                        RequestBody.fromBytes(body));
        var id = begin(s3);

        complete(
                s3,
                id,
                List.of(
                        part(s3, id, 1, Arrays.copyOf(body, FIVE_MEBIBYTES)),
                        part(s3, id, 2, Arrays.copyOfRange(body, FIVE_MEBIBYTES, body.length))));

        assertThat(crc64(s3, "k")).isNotNull().isEqualTo(crc64(s3, "plain"));
    }

    @ParameterizedTest
    @EnumSource
    void compositeChecksumsCountTheirParts(S3Fixture.Way way) {
        var s3 = open(way);
        var id = s3.createMultipartUpload(r -> r.bucket("b1-test").key("k").checksumAlgorithm(ChecksumAlgorithm.SHA256))
                .uploadId();
        var uploaded = s3.uploadPart(
                r -> r.bucket("b1-test")
                        .key("k")
                        .uploadId(id)
                        .partNumber(1)
                        .checksumAlgorithm(ChecksumAlgorithm.SHA256),
                RequestBody.fromString("x"));
        var done = complete(
                s3,
                id,
                List.of(CompletedPart.builder()
                        .partNumber(1)
                        .eTag(uploaded.eTag())
                        .checksumSHA256(uploaded.checksumSHA256())
                        .build()));

        assertThat(done.checksumSHA256()).endsWith("-1");
        assertThat(s3.headObject(r -> r.bucket("b1-test").key("k").checksumMode(ChecksumMode.ENABLED))
                        .checksumTypeAsString())
                .isEqualTo("COMPOSITE");
    }

    @ParameterizedTest
    @EnumSource
    void badCompletionsAreRefused(S3Fixture.Way way) {
        var s3 = open(way);
        var id = begin(s3);
        var one = part(s3, id, 1, bytes(10));
        var two = part(s3, id, 2, bytes(10));

        fails("EntityTooSmall", () -> complete(s3, id, List.of(one, two)));
        fails("InvalidPartOrder", () -> complete(s3, id, List.of(two, one)));
        fails(
                "InvalidPart",
                () -> complete(s3, id, List.of(two.toBuilder().partNumber(3).build())));
        fails(
                "InvalidPart",
                () -> complete(s3, id, List.of(one.toBuilder().eTag("\"other\"").build())));
        fails("MalformedXML", () -> complete(s3, id, List.of()));
        fails("NoSuchUpload", () -> complete(s3, "absent", List.of(one)));
        s3.abortMultipartUpload(r -> r.bucket("b1-test").key("k").uploadId(id));
        fails("NoSuchUpload", () -> complete(s3, id, List.of(one)));
    }

    @ParameterizedTest
    @EnumSource
    void partsAreCopiedFromObjects(S3Fixture.Way way) {
        var s3 = open(way);
        s3.putObject(r -> r.bucket("b1-test").key("source"), RequestBody.fromString("0123456789"));
        var id = begin(s3);

        var copied = s3.uploadPartCopy(r -> r.sourceBucket("b1-test")
                .sourceKey("source")
                .copySourceRange("bytes=3-5")
                .destinationBucket("b1-test")
                .destinationKey("k")
                .uploadId(id)
                .partNumber(1));
        complete(
                s3,
                id,
                List.of(CompletedPart.builder()
                        .partNumber(1)
                        .eTag(copied.copyPartResult().eTag())
                        .build()));

        assertThat(s3.getObjectAsBytes(r -> r.bucket("b1-test").key("k")).asUtf8String())
                .isEqualTo("345");
    }

    private static String crc64(S3Client s3, String key) {
        return s3.getObjectAttributes(r -> r.bucket("b1-test").key(key).objectAttributes(ObjectAttributes.CHECKSUM))
                .checksum()
                .checksumCRC64NVME();
    }

    private static String begin(S3Client s3) {
        return s3.createMultipartUpload(r -> r.bucket("b1-test").key("k")).uploadId();
    }

    private static CompletedPart part(S3Client s3, String id, int number, byte[] body) {
        var answer = s3.uploadPart(
                r -> r.bucket("b1-test").key("k").uploadId(id).partNumber(number), RequestBody.fromBytes(body));
        return CompletedPart.builder().partNumber(number).eTag(answer.eTag()).build();
    }

    private static CompleteMultipartUploadResponse complete(S3Client s3, String id, List<CompletedPart> parts) {
        return s3.completeMultipartUpload(
                r -> r.bucket("b1-test").key("k").uploadId(id).multipartUpload(u -> u.parts(parts)));
    }

    private static byte[] bytes(int length) {
        var bytes = new byte[length];
        new Random(5).nextBytes(bytes);
        return bytes;
    }

    private static void fails(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        S3Exception.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code));
    }

    private S3Client open(S3Fixture.Way way) {
        var s3 = fixture.client(way);
        s3.createBucket(r -> r.bucket("b1-test"));
        return s3;
    }
}
