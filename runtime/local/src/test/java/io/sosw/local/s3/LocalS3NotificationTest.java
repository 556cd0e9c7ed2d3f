package io.sosw.local.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.json.Json;
import io.sosw.local.world.ManualTime;
import io.sosw.local.world.TestWorlds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Event;
import software.amazon.awssdk.services.s3.model.FilterRuleName;
import software.amazon.awssdk.services.s3.model.S3Exception;

class LocalS3NotificationTest {
    private static final String QUEUE = "arn:aws:sqs:us-east-1:000000000000:loads";

    private final io.sosw.local.world.World world = TestWorlds.manual(new ManualTime());
    private final S3Fixture fixture = new S3Fixture(world);
    private final List<String> delivered = new ArrayList<>();

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @EnumSource
    void aConfiguredQueueHearsOfObjects(S3Fixture.Way way) {
        world.deliveries().register("sqs", (arn, message) -> delivered.add(arn + " " + message.body()));
        var s3 = configured(way);
        assertThat(delivered)
                .singleElement()
                .satisfies(m -> assertThat(m).startsWith(QUEUE + " ").contains("\"Event\":\"s3:TestEvent\""));
        delivered.clear();

        s3.putObject(r -> r.bucket("raw").key("in/a b+ü.csv"), RequestBody.fromString("x"));
        s3.putObject(r -> r.bucket("raw").key("in/a.txt"), RequestBody.fromString("x"));
        s3.putObject(r -> r.bucket("raw").key("out/a.csv"), RequestBody.fromString("x"));
        s3.deleteObject(r -> r.bucket("raw").key("in/a b+ü.csv"));

        assertThat(delivered).hasSize(1);
        var record = member(Json.parse(delivered.get(0).substring(QUEUE.length() + 1)), "Records", 0);
        assertThat(record)
                .containsEntry("eventName", "ObjectCreated:Put")
                .containsEntry("eventSource", "aws:s3")
                .containsEntry("eventTime", "2026-11-21T00:00:00.000Z")
                .containsEntry("awsRegion", "us-east-1");
        var entity = (Map<?, ?>) record.get("s3");
        assertThat(entity.get("configurationId")).isEqualTo("loads");
        assertThat(((Map<?, ?>) entity.get("object")).get("key")).isEqualTo("in/a+b%2B%C3%BC.csv");
        assertThat(((Map<?, ?>) entity.get("object")).get("size")).asString().isEqualTo("1");
        assertThat(((Map<?, ?>) entity.get("object")).get("eTag")).isEqualTo("9dd4e461268c8034f5c8564e155c67a6");
        assertThat(((Map<?, ?>) entity.get("bucket")).get("arn")).isEqualTo("arn:aws:s3:::raw");
    }

    @ParameterizedTest
    @EnumSource
    void aTopicAndAFunctionHearOfWhatTheirFiltersLetThrough(S3Fixture.Way way) {
        List.of("sns", "lambda")
                .forEach(service -> world.deliveries()
                        .register(service, (arn, message) -> delivered.add(arn.service() + " " + message.body())));
        var s3 = fixture.client(way);
        s3.createBucket(r -> r.bucket("raw"));
        s3.putBucketNotificationConfiguration(r -> r.bucket("raw")
                .notificationConfiguration(n -> n.topicConfigurations(t -> t.topicArn(
                                        "arn:aws:sns:us-east-1:000000000000:t")
                                .events(Event.S3_OBJECT_CREATED)
                                .filter(f -> f.key(k -> k.filterRules(
                                        rule -> rule.name(FilterRuleName.PREFIX).value("in/")))))
                        .lambdaFunctionConfigurations(l -> l.lambdaFunctionArn(
                                        "arn:aws:lambda:us-east-1:000000000000:function:f")
                                .events(Event.S3_OBJECT_REMOVED)
                                .filter(f -> f.key(k -> k.filterRules(
                                        rule -> rule.name(FilterRuleName.SUFFIX).value(".csv")))))));
        assertThat(delivered)
                .as("functions get no test event")
                .singleElement()
                .asString()
                .startsWith("sns ");
        delivered.clear();

        s3.putObject(r -> r.bucket("raw").key("in/a.txt"), RequestBody.fromString("x"));
        s3.putObject(r -> r.bucket("raw").key("out/a.csv"), RequestBody.fromString("x"));
        s3.deleteObject(r -> r.bucket("raw").key("in/a.txt"));
        s3.deleteObject(r -> r.bucket("raw").key("out/a.csv"));

        assertThat(delivered).hasSize(2);
        assertThat(delivered.get(0)).startsWith("sns ").contains("in/a.txt", "ObjectCreated:Put");
        assertThat(delivered.get(1)).startsWith("lambda ").contains("out/a.csv", "ObjectRemoved:Delete");
    }

    @Test
    void aTargetThatCannotBeReachedIsRefused() {
        assertThatThrownBy(() -> configured(S3Fixture.Way.IN_PROCESS))
                .isInstanceOfSatisfying(
                        S3Exception.class,
                        e -> assertThat(e.awsErrorDetails().errorMessage())
                                .isEqualTo("Unable to validate the following destination configurations: " + QUEUE));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> member(Object document, String name, int index) {
        return (Map<String, Object>) ((List<?>) ((Map<?, ?>) document).get(name)).get(index);
    }

    private S3Client configured(S3Fixture.Way way) {
        var s3 = fixture.client(way);
        s3.createBucket(r -> r.bucket("raw"));
        s3.putBucketNotificationConfiguration(r -> r.bucket("raw")
                .notificationConfiguration(n -> n.queueConfigurations(q -> q.id("loads")
                        .queueArn(QUEUE)
                        .events(Event.S3_OBJECT_CREATED)
                        .filter(f -> f.key(k -> k.filterRules(
                                rule -> rule.name(FilterRuleName.PREFIX).value("in/"),
                                rule -> rule.name(FilterRuleName.SUFFIX).value(".csv")))))));
        assertThat(s3.getBucketNotificationConfiguration(r -> r.bucket("raw"))
                        .queueConfigurations()
                        .get(0)
                        .queueArn())
                .isEqualTo(QUEUE);
        return s3;
    }
}
