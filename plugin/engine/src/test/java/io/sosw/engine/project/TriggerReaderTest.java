package io.sosw.engine.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TriggerReaderTest {
    private static Trigger read(String trigger) {
        var findings = new Findings("sosw.yml");
        var block = Block.of(YamlFile.parse("sosw.yml", trigger).root(), "trigger", findings);
        var read = new TriggerReader(findings).read(block);
        findings.throwIfAny("mend it.", "sosw-yml");
        return read;
    }

    @Test
    void aQueueHasLambdasDefaults() {
        assertThat(read("queue: Q")).isEqualTo(new Trigger.Queue("Q", 10, 0));
    }

    @Test
    void aBatchOfMoreThanTenNeedsAWindow() {
        assertThatThrownBy(() -> read("{queue: Q, batch: 11}"))
                .hasMessageContaining("batch 11 needs a window of at least 1 second");
    }

    @Test
    void aBucketAnnouncesCreatedObjectsUnlessSaidOtherwise() {
        assertThat(read("bucket: B")).isEqualTo(new Trigger.Bucket("B", List.of("s3:ObjectCreated:*"), "", ""));
        assertThat(read("{bucket: B, events: ['s3:ObjectRemoved:*'], prefix: in/, suffix: .csv}"))
                .isEqualTo(new Trigger.Bucket("B", List.of("s3:ObjectRemoved:*"), "in/", ".csv"));
    }

    @Test
    void aScheduleIsAnExpression() {
        assertThat(read("schedule: rate(1 minute)")).isEqualTo(new Trigger.Schedule("rate(1 minute)", Map.of()));
        assertThat(read("{schedule: cron(0 5 * * ? *), input: {labourer_id: count, job: {days: [1]}}}")
                        .described())
                .containsEntry("resource", "cron(0 5 * * ? *)")
                .extractingByKey("input")
                .hasToString("{labourer_id=count, job={days=[1]}}");
        assertThatThrownBy(() -> read("{schedule: rate(1 minute), input: nightly}"))
                .hasMessageContaining("must be a mapping");
        assertThatThrownBy(() -> read("schedule: hourly")).hasMessageContaining("'hourly' is no schedule");
    }

    @Test
    void aUrlAsksForIamUnlessSaidOtherwise() {
        assertThat(read("url: true")).isEqualTo(new Trigger.Url("iam"));
        assertThat(read("url: none")).isEqualTo(new Trigger.Url("none"));
        assertThatThrownBy(() -> read("url: open")).hasMessageContaining("url must be true, iam or none, found 'open'");
    }

    @Test
    void topicsAndTablesAreRead() {
        assertThat(read("topic: T")).isEqualTo(new Trigger.Topic("T"));
        assertThat(read("table: T")).isEqualTo(new Trigger.Table("T", 100, 0));
    }

    @Test
    void eventBridgeTakesAPatternOfItsOwnShape() {
        assertThat(read("eventbridge: {source: [shop], detail: {total: [{numeric: ['>', 5]}]}}")
                        .described())
                .containsEntry("type", "eventbridge")
                .containsEntry("resource", "default")
                .extractingByKey("pattern")
                .hasToString("{source=[shop], detail={total=[{numeric=[>, 5]}]}}");
        assertThat(read("{eventbridge: {source: [shop]}, bus: Orders}"))
                .isEqualTo(new Trigger.Events("Orders", Map.of("source", List.of("shop"))));
        assertThatThrownBy(() -> read("eventbridge: {source: shop}"))
                .hasMessageContaining("eventbridge takes a pattern, such as {source: [com.acme.orders]");
        assertThatThrownBy(() -> read("eventbridge: default")).hasMessageContaining("must be a mapping");
    }

    @Test
    void twoKindsAtOnceAreTold() {
        assertThatThrownBy(() -> read("{queue: Q, topic: T}")).hasMessageContaining("found queue and topic");
    }

    @Test
    void theDescriptorHoldsTypeResourceAndDetails() {
        assertThat(read("{queue: Q, batch: 5}").described())
                .containsExactly(
                        Map.entry("type", "queue"),
                        Map.entry("resource", "Q"),
                        Map.entry("batch", 5),
                        Map.entry("window", 0));
    }
}
