package io.sosw.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.local.world.ManualTime;
import io.sosw.local.world.TestWorlds;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchRequestTooLongException;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.OverLimitException;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** As much as AWS takes, and not one more. */
class QueueLimitsTest {
    private static final int MEBIBYTE = 1 << 20;
    private static final int MOST_IN_FLIGHT = 120_000;

    private final SqsClient sqs = new LocalSqs(TestWorlds.manual(new ManualTime()));

    private String queue(String name, Map<QueueAttributeName, String> attributes) {
        return sqs.createQueue(r -> r.queueName(name).attributes(attributes)).queueUrl();
    }

    @Test
    void aMessageOfOneMebibyteIsTakenAndOneByteMoreIsRefused() {
        var url = queue("q", Map.of());
        sqs.sendMessage(r -> r.queueUrl(url).messageBody("x".repeat(MEBIBYTE)));
        assertThat(sqs.receiveMessage(r -> r.queueUrl(url)).messages().get(0).body())
                .hasSize(MEBIBYTE);
        var refusal = "Message must be shorter than 1048576 bytes.";
        assertThatThrownBy(() -> sqs.sendMessage(r -> r.queueUrl(url).messageBody("x".repeat(MEBIBYTE + 1))))
                .hasMessageContaining(refusal);
        var attribute = MessageAttributeValue.builder()
                .dataType("String")
                .stringValue("v")
                .build();
        assertThatThrownBy(() -> sqs.sendMessage(r -> r.queueUrl(url)
                        .messageBody("x".repeat(MEBIBYTE - 7))
                        .messageAttributes(Map.of("n", attribute))))
                .as("name, type and value of an attribute count")
                .hasMessageContaining(refusal);
    }

    @Test
    void aBatchIsOneMebibyteInAll() {
        var url = queue("q", Map.of());
        var half = "x".repeat(MEBIBYTE / 2);
        assertThat(sqs.sendMessageBatch(r -> r.queueUrl(url).entries(entry("a", half), entry("b", half)))
                        .successful())
                .hasSize(2);
        assertThatThrownBy(() ->
                        sqs.sendMessageBatch(r -> r.queueUrl(url).entries(entry("a", half), entry("b", half + "x"))))
                .isInstanceOf(BatchRequestTooLongException.class)
                .hasMessageContaining("You have sent 1048577 bytes");
    }

    @Test
    void aQueueOfLessTakesLess() {
        var url = queue("q", Map.of(QueueAttributeName.MAXIMUM_MESSAGE_SIZE, "1024"));
        sqs.sendMessage(r -> r.queueUrl(url).messageBody("x".repeat(1024)));
        assertThatThrownBy(() -> sqs.sendMessage(r -> r.queueUrl(url).messageBody("x".repeat(1025))))
                .hasMessageContaining("Message must be shorter than 1024 bytes.");
    }

    @Test
    void soManyMayBeInFlightAndNoMore() {
        var url = queue("q", Map.of());
        var ten = IntStream.range(0, 10).mapToObj(i -> entry("m" + i, "x")).toList();
        for (var i = 0; i <= MOST_IN_FLIGHT; i += 10) {
            sqs.sendMessageBatch(r -> r.queueUrl(url).entries(ten));
        }
        for (var i = 0; i < MOST_IN_FLIGHT; i += 10) {
            assertThat(sqs.receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(10))
                            .messages())
                    .hasSize(10);
        }
        assertThatThrownBy(() -> sqs.receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(10)))
                .isInstanceOf(OverLimitException.class);
    }

    private static SendMessageBatchRequestEntry entry(String id, String body) {
        return SendMessageBatchRequestEntry.builder().id(id).messageBody(body).build();
    }
}
