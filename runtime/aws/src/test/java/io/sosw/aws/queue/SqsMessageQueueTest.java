package io.sosw.aws.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.aws.client.AwsOptions;
import io.sosw.config.Config;
import io.sosw.error.UserError;
import io.sosw.event.MessageAttribute;
import io.sosw.local.sqs.LocalSqs;
import io.sosw.local.world.Deliveries;
import io.sosw.local.world.World;
import io.sosw.wrapper.poller.EntryFailure;
import io.sosw.wrapper.poller.QueueAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class SqsMessageQueueTest {
    private final SqsClient sqs = new LocalSqs(new World(
            Clock.fixed(Instant.parse("2026-11-21T00:00:00Z"), ZoneOffset.UTC),
            new Random(7),
            (delay, work) -> () -> {},
            new Deliveries(),
            "000000000000",
            "us-east-1"));

    private String create(String name, Map<QueueAttributeName, String> attributes) {
        return sqs.createQueue(request -> request.queueName(name).attributes(attributes))
                .queueUrl();
    }

    @Test
    void attributesTellWhatThePollerMustKnow() {
        create("dead", Map.of());
        create(
                "jobs",
                Map.of(
                        QueueAttributeName.VISIBILITY_TIMEOUT,
                        "180",
                        QueueAttributeName.REDRIVE_POLICY,
                        "{\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:000000000000:dead\",\"maxReceiveCount\":5}"));
        assertThat(SqsQueueProvider.open("jobs", sqs, "test").attributes())
                .isEqualTo(new QueueAttributes(
                        "jobs", "arn:aws:sqs:us-east-1:000000000000:jobs", Duration.ofMinutes(3), false, 5, 0));
    }

    @Test
    void aMessageArrivesAsLambdaDeliversIt() {
        var url = create("jobs", Map.of());
        sqs.sendMessage(request -> request.queueUrl(url)
                .messageBody("{}")
                .messageAttributes(Map.of(
                        "kind",
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue("x")
                                .build(),
                        "raw",
                        MessageAttributeValue.builder()
                                .dataType("Binary")
                                .binaryValue(SdkBytes.fromUtf8String("hi"))
                                .build())));
        var messages = SqsQueueProvider.open(url, sqs, "test").receive(10, Duration.ZERO);
        assertThat(messages).hasSize(1);
        var message = messages.get(0);
        assertThat(message.body()).isEqualTo("{}");
        assertThat(message.attempt()).isEqualTo(1);
        assertThat(message.attributes()).containsKeys("SentTimestamp", "SenderId", "ApproximateReceiveCount");
        assertThat(message.messageAttributes())
                .containsEntry("kind", new MessageAttribute("String", "x", null))
                .containsEntry("raw", new MessageAttribute("Binary", null, "aGk="));
        assertThat(message.eventSourceArn()).isEqualTo("arn:aws:sqs:us-east-1:000000000000:jobs");
        assertThat(message.md5OfBody()).isEqualTo("99914b932bd37a50b983c5e7c90ae93b");
    }

    @Test
    void refusedEntriesAreReportedOneByOne() {
        var url = create("jobs", Map.of());
        sqs.sendMessage(request -> request.queueUrl(url).messageBody("a"));
        var queue = SqsQueueProvider.open("jobs", sqs, "test");
        var good = queue.receive(1, Duration.ZERO).get(0);
        var bad = new io.sosw.event.SqsMessage("m", "bm9wZQ==", "b", Map.of(), Map.of(), "", "arn");
        assertThat(queue.changeVisibility(List.of(bad, good), Duration.ofSeconds(9)))
                .extracting(EntryFailure::message)
                .containsExactly(bad);
        assertThat(queue.delete(List.of(good, bad))).singleElement().satisfies(failure -> {
            assertThat(failure.message()).isEqualTo(bad);
            assertThat(failure.code()).isEqualTo("ReceiptHandleIsInvalid");
            assertThat(failure.senderFault()).isTrue();
        });
        assertThat(queue.attributes().messages()).isZero();
    }

    @Test
    void aMissingQueueIsTheUsersError() {
        assertThatThrownBy(() -> SqsQueueProvider.open("nope", sqs, "region us-east-1"))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(
                        "The queue 'nope' does not exist (region us-east-1). Fix: correct --read_queue");
    }

    @Test
    void anEndpointThatIsNoUrlIsTheUsersError() {
        var config = Config.fixed().with(AwsOptions.SQS_ENDPOINT, Optional.of("localhost:4566"));
        assertThatThrownBy(() -> new SqsQueueProvider().open("jobs", config))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("The endpoint 'localhost:4566' (--sqs_endpoint, fixed by the test) is no URL");
    }
}
