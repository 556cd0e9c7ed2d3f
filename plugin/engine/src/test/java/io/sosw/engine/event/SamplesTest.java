package io.sosw.engine.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.engine.setting.Setting;
import io.sosw.error.UserError;
import io.sosw.event.EventBridgeEvent;
import io.sosw.event.S3Object;
import io.sosw.event.SnsMessage;
import io.sosw.event.SqsBatch;
import io.sosw.event.SqsMessage;
import io.sosw.event.Unwrapping;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamplesTest {
    private static final Map<String, String> OBJECT = Map.of("bucket", "raw", "key", "in/a file+1.csv");

    private static Object unit(String sample, Map<String, String> options, Type type) {
        var unwrapped = Unwrapping.unwrap(Samples.all().get(sample).event(options), type);
        assertThat(unwrapped.units()).hasSize(1);
        return unwrapped.units().get(0).event();
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3-put", "s3-delete", "s3-in-sqs", "s3-in-sns", "s3-in-sns-in-sqs", "s3-in-eventbridge"})
    void anObjectIsTheSameHoweverItIsAnnounced(String sample) {
        var object = (S3Object) unit(sample, OBJECT, S3Object.class);

        assertThat(object.bucket()).isEqualTo("raw");
        assertThat(object.key()).isEqualTo("in/a file+1.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqs", "sqs-fifo", "sns", "sns-in-sqs"})
    void aMessageOfYourOwnArrives(String sample) {
        var options = Map.of("body", "{\"n\":1}", "message", "{\"n\":1}");

        assertThat(unit(sample, options, Map.class)).isEqualTo(Map.of("n", 1L));
    }

    @Test
    void ourEnvelopesAreRead() {
        assertThat(((SqsMessage) unit("sqs", Map.of("queue", "q"), SqsMessage.class)).eventSourceArn())
                .isEqualTo("arn:aws:sqs:us-east-1:000000000000:q");
        assertThat(((SqsBatch) unit("sqs-fifo", Map.of(), SqsBatch.class)).messages())
                .hasSize(1);
        assertThat(((SnsMessage) unit("sns", Map.of("subject", "hi"), SnsMessage.class)).subject())
                .isEqualTo("hi");
        var fired = (EventBridgeEvent) unit("eventbridge", Map.of("detail", "{\"a\":[1]}"), EventBridgeEvent.class);
        assertThat(fired.detail()).hasToString("{a=[1]}");
        assertThat(((EventBridgeEvent) unit("schedule", Map.of(), EventBridgeEvent.class)).detailType())
                .isEqualTo("Scheduled Event");
    }

    @Test
    void theListHoldsEachFileAndEachIsDocumentedByItself() throws Exception {
        try (var files = Files.list(Path.of("src/main/resources/io/sosw/engine/event"))) {
            var names = files.map(file -> file.getFileName().toString().replace(".json", ""))
                    .collect(Collectors.toSet());
            assertThat(Samples.all().keySet()).containsExactlyInAnyOrderElementsOf(names);
        }
        assertThat(String.join("\n", SampleList.lines()))
                .contains("s3-in-sns-in-sqs   the bucket told a topic, and the topic a queue")
                .contains("bucket key size region time");
    }

    @Test
    void whatIsIncludedBringsItsOptions() {
        assertThat(Samples.all().get("s3-in-sqs").options())
                .containsKeys("bucket", "key", "queue")
                .doesNotContainKey("body");
        assertThat(Samples.all().get("s3-in-sns-in-sqs").options())
                .containsKeys("bucket", "topic", "queue")
                .doesNotContainKeys("body", "message", "subject");
    }

    @Test
    void aWrongNameOptionOrValueIsToldWithTheNearest() {
        assertThatThrownBy(() -> Samples.named(new Setting("sosw.sample", "s3-putt", "-Dsosw.sample")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("there is no sample event 's3-putt' (-Dsosw.sample); did you mean 's3-put'?");
        assertThatThrownBy(() -> Samples.requireKnown(Samples.all().get("s3-put"), Set.of("bukcet")))
                .hasMessageContaining(
                        "the sample 's3-put' has no option 'bukcet' (-Dsosw.bukcet); did you mean 'bucket'?");
        assertThatThrownBy(() -> Samples.all().get("sqs").event(Map.of("time", "noon")))
                .hasMessageContaining("sosw.time must be a time such as 2026-01-01T12:00:00Z, found 'noon'");
        assertThatThrownBy(() -> Samples.all().get("eventbridge").event(Map.of("detail", "{")))
                .hasMessageContaining("sosw.detail must be JSON (");
    }
}
