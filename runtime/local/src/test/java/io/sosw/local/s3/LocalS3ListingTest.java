package io.sosw.local.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sosw.local.world.ManualTime;
import io.sosw.local.world.TestWorlds;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.DeletedObject;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

class LocalS3ListingTest {
    private final S3Fixture fixture = new S3Fixture(TestWorlds.manual(new ManualTime()));

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @EnumSource
    void keysComeInTheOrderOfTheirUtf8Bytes(S3Fixture.Way way) {
        var s3 = open(way);
        for (var key : new String[] {"b", "a", "\uFF61", "\uD83D\uDE00", "ab", "B"}) {
            put(s3, key);
        }

        assertThat(s3.listObjectsV2(r -> r.bucket("b1-test")).contents())
                .extracting(S3Object::key)
                .containsExactly("B", "a", "ab", "b", "\uFF61", "\uD83D\uDE00");
    }

    @ParameterizedTest
    @EnumSource
    void pagesWithPrefixesFollowEachOther(S3Fixture.Way way) {
        var s3 = open(way);
        for (var key : new String[] {"a", "d/1", "d/2", "d/e/3", "f/4", "g", "h/5"}) {
            put(s3, key);
        }
        var seen = new ArrayList<String>();
        for (var page : s3.listObjectsV2Paginator(
                r -> r.bucket("b1-test").delimiter("/").maxKeys(2))) {
            assertThat(page.keyCount()).isLessThanOrEqualTo(2);
            page.contents().forEach(o -> seen.add(o.key()));
            page.commonPrefixes().forEach(p -> seen.add(p.prefix()));
        }
        assertThat(seen).containsExactlyInAnyOrder("a", "d/", "f/", "g", "h/").hasSize(5);

        var inside = s3.listObjectsV2(r -> r.bucket("b1-test").prefix("d/").delimiter("/"));
        assertThat(inside.contents()).extracting(S3Object::key).containsExactly("d/1", "d/2");
        assertThat(inside.commonPrefixes()).extracting(CommonPrefix::prefix).containsExactly("d/e/");
        assertThat(s3.listObjectsV2(r -> r.bucket("b1-test").startAfter("d/e/3"))
                        .contents())
                .extracting(S3Object::key)
                .containsExactly("f/4", "g", "h/5");
        assertThat(s3.listObjectsV2(r -> r.bucket("b1-test").maxKeys(0)).isTruncated())
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void versionOneListsWithMarkers(S3Fixture.Way way) {
        var s3 = open(way);
        for (var key : new String[] {"a", "b/1", "b/2", "c"}) {
            put(s3, key);
        }

        var first = s3.listObjects(r -> r.bucket("b1-test").delimiter("/").maxKeys(2));
        assertThat(first.isTruncated()).isTrue();
        assertThat(first.nextMarker()).isEqualTo("b/");
        var second = s3.listObjects(r -> r.bucket("b1-test").delimiter("/").marker(first.nextMarker()));
        assertThat(second.contents()).extracting(S3Object::key).containsExactly("c");
        assertThat(second.commonPrefixes()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void versionsAreKeptAndDeleteMarkersHideThem(S3Fixture.Way way) {
        var s3 = open(way);
        version(s3, BucketVersioningStatus.ENABLED);
        var one = put(s3, "k");
        var two = put(s3, "k");

        var marker = s3.deleteObject(r -> r.bucket("b1-test").key("k"));

        assertThat(marker.deleteMarker()).isTrue();
        assertThat(one).isNotEqualTo(two);
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> s3.getObjectAsBytes(r -> r.bucket("b1-test").key("k")))
                .isInstanceOf(NoSuchKeyException.class);
        org.assertj.core.api.Assertions.assertThatThrownBy(() ->
                        s3.getObjectAsBytes(r -> r.bucket("b1-test").key("k").versionId(marker.versionId())))
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(405));
        assertThat(s3.getObjectAsBytes(r -> r.bucket("b1-test").key("k").versionId(one))
                        .response()
                        .versionId())
                .isEqualTo(one);
        var versions = s3.listObjectVersions(r -> r.bucket("b1-test"));
        assertThat(versions.versions())
                .extracting(ObjectVersion::versionId, ObjectVersion::isLatest)
                .containsExactly(tuple(two, false), tuple(one, false));
        assertThat(versions.deleteMarkers())
                .singleElement()
                .satisfies(m -> assertThat(m.isLatest()).isTrue());

        s3.deleteObject(r -> r.bucket("b1-test").key("k").versionId(marker.versionId()));
        assertThat(s3.headObject(r -> r.bucket("b1-test").key("k")).versionId()).isEqualTo(two);
        var page = s3.listObjectVersions(r -> r.bucket("b1-test").maxKeys(1));
        assertThat(s3.listObjectVersions(r -> r.bucket("b1-test")
                                .keyMarker(page.nextKeyMarker())
                                .versionIdMarker(page.nextVersionIdMarker()))
                        .versions())
                .extracting(ObjectVersion::versionId)
                .containsExactly(one);
    }

    @ParameterizedTest
    @EnumSource
    void aSuspendedBucketReplacesOnlyTheNullVersion(S3Fixture.Way way) {
        var s3 = open(way);
        put(s3, "k");
        version(s3, BucketVersioningStatus.ENABLED);
        var kept = put(s3, "k");
        version(s3, BucketVersioningStatus.SUSPENDED);
        put(s3, "k");

        assertThat(s3.listObjectVersions(r -> r.bucket("b1-test")).versions())
                .extracting(ObjectVersion::versionId)
                .containsExactly("null", kept);
    }

    @ParameterizedTest
    @EnumSource
    void manyAreDeletedAtOnce(S3Fixture.Way way) {
        var s3 = open(way);
        put(s3, "a&b");
        put(s3, "c");

        var answer = s3.deleteObjects(r -> r.bucket("b1-test")
                .delete(d -> d.objects(
                        ObjectIdentifier.builder().key("a&b").build(),
                        ObjectIdentifier.builder().key("absent").build())));

        assertThat(answer.deleted()).extracting(DeletedObject::key).containsExactly("a&b", "absent");
        assertThat(s3.listObjectsV2(r -> r.bucket("b1-test")).contents())
                .extracting(S3Object::key)
                .containsExactly("c");
    }

    private static void version(S3Client s3, BucketVersioningStatus status) {
        s3.putBucketVersioning(r -> r.bucket("b1-test").versioningConfiguration(c -> c.status(status)));
        assertThat(s3.getBucketVersioning(r -> r.bucket("b1-test")).status()).isEqualTo(status);
    }

    private S3Client open(S3Fixture.Way way) {
        var s3 = fixture.client(way);
        s3.createBucket(r -> r.bucket("b1-test"));
        return s3;
    }

    private static String put(S3Client s3, String key) {
        return s3.putObject(r -> r.bucket("b1-test").key(key), RequestBody.fromString(key))
                .versionId();
    }
}
