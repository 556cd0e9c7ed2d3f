package io.sosw.local.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.json.Json;
import io.sosw.local.world.TestWorlds;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.TransitionStorageClass;

/** What a bucket keeps for its owner and does not act on. */
class LocalS3DocumentTest {
    private static final String POLICY = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
            + "\"Principal\":\"*\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::raw/*\"}]}";

    private final S3Fixture fixture = new S3Fixture(TestWorlds.real());

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @EnumSource
    void aLifecycleComesBackAsItWasGiven(S3Fixture.Way way) {
        var s3 = fixture.client(way);
        s3.createBucket(r -> r.bucket("raw"));
        assertThatThrownBy(() -> s3.getBucketLifecycleConfiguration(r -> r.bucket("raw")))
                .hasMessageContaining("The lifecycle configuration does not exist");
        var rule = LifecycleRule.builder()
                .id("old")
                .status(ExpirationStatus.ENABLED)
                .filter(f -> f.prefix("tmp/"))
                .transitions(t -> t.days(30).storageClass(TransitionStorageClass.GLACIER))
                .expiration(e -> e.days(90))
                .abortIncompleteMultipartUpload(a -> a.daysAfterInitiation(7))
                .build();
        s3.putBucketLifecycleConfiguration(r -> r.bucket("raw").lifecycleConfiguration(c -> c.rules(rule)));

        assertThat(s3.getBucketLifecycleConfiguration(r -> r.bucket("raw")).rules())
                .containsExactly(rule);
        s3.deleteBucketLifecycle(r -> r.bucket("raw"));
        assertThatThrownBy(() -> s3.getBucketLifecycleConfiguration(r -> r.bucket("raw")))
                .hasMessageContaining("The lifecycle configuration does not exist");
    }

    @ParameterizedTest
    @EnumSource
    void aPolicyComesBackAsItWasGiven(S3Fixture.Way way) {
        var s3 = fixture.client(way);
        s3.createBucket(r -> r.bucket("raw"));
        assertThatThrownBy(() -> s3.getBucketPolicy(r -> r.bucket("raw")))
                .hasMessageContaining("The bucket policy does not exist");
        s3.putBucketPolicy(r -> r.bucket("raw").policy(POLICY));

        assertThat(Json.parse(s3.getBucketPolicy(r -> r.bucket("raw")).policy()))
                .isEqualTo(Json.parse(POLICY));
        s3.deleteBucketPolicy(r -> r.bucket("raw"));
        assertThatThrownBy(() -> s3.getBucketPolicy(r -> r.bucket("raw")))
                .hasMessageContaining("The bucket policy does not exist");
    }
}
