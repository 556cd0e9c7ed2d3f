package io.sosw.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.local.world.ManualTime;
import io.sosw.local.world.TestWorlds;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

class FifoQueueTest {
    private final ManualTime time = new ManualTime();
    private final SqsClient sqs = new LocalSqs(TestWorlds.manual(time));

    @Test
    void aGroupWaitsWhileOneOfItsMessagesIsInFlight() {
        var url = queue(Map.of());
        send(url, "a", "1");
        send(url, "a", "2");
        send(url, "b", "3");
        var first = receive(url, 1);
        assertThat(bodies(first)).containsExactly("1");
        assertThat(bodies(receive(url, 10))).containsExactly("3");
        assertThat(receive(url, 10)).isEmpty();

        sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle(first.get(0).receiptHandle()));

        assertThat(bodies(receive(url, 10))).containsExactly("2");
    }

    @Test
    void whatComesBackKeepsItsPlace() {
        var url = queue(Map.of());
        for (var body : List.of("1", "2", "3")) {
            send(url, "g", body);
        }
        assertThat(bodies(receive(url, 2))).containsExactly("1", "2");
        time.advance(Duration.ofSeconds(30));

        assertThat(bodies(receive(url, 10))).containsExactly("1", "2", "3");
    }

    @Test
    void aDuplicateWithinFiveMinutesIsTakenAndDropped() {
        var url = queue(Map.of());
        var first = send(url, "g", "same");
        time.advance(Duration.ofMillis(299_999));
        assertThat(send(url, "other", "same")).isEqualTo(first);
        time.advance(Duration.ofMillis(1));

        assertThat(send(url, "g", "same")).isNotEqualTo(first);
    }

    @Test
    void deduplicationMayBeScopedToTheGroup() {
        var url = queue(Map.of("DeduplicationScope", "messageGroup", "FifoThroughputLimit", "perMessageGroupId"));

        assertThat(send(url, "a", "same")).isNotEqualTo(send(url, "b", "same"));
        sqs.deleteQueue(r -> r.queueUrl(url));
        assertThatThrownBy(() -> queue(Map.of("FifoThroughputLimit", "perMessageGroupId")))
                .hasMessageContaining("FifoThroughputLimit");
    }

    @Test
    void anExpiredHandleDeletesNothing() {
        var url = queue(Map.of());
        send(url, "g", "x");
        var handle = receive(url, 1).get(0).receiptHandle();
        time.advance(Duration.ofSeconds(30));

        assertThatThrownBy(() -> sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle(handle)))
                .hasMessageContaining("The receipt handle has expired.");
    }

    @Test
    void aMessageNeedsItsGroup() {
        var url = queue(Map.of());

        assertThatThrownBy(() -> sqs.sendMessage(r -> r.queueUrl(url).messageBody("x")))
                .hasMessageContaining("The request must contain the parameter MessageGroupId.");
    }

    @Test
    void sequenceNumbersGrow() {
        var url = queue(Map.of());
        var one = sqs.sendMessage(r -> r.queueUrl(url).messageBody("1").messageGroupId("g"));
        var two = sqs.sendMessage(r -> r.queueUrl(url).messageBody("2").messageGroupId("g"));

        assertThat(one.sequenceNumber()).hasSize(20).isLessThan(two.sequenceNumber());
    }

    private String queue(Map<String, String> more) {
        var attributes = new HashMap<>(Map.of("FifoQueue", "true", "ContentBasedDeduplication", "true"));
        attributes.putAll(more);
        return sqs.createQueue(r -> r.queueName("q.fifo").attributesWithStrings(attributes))
                .queueUrl();
    }

    private String send(String url, String group, String body) {
        return sqs.sendMessage(r -> r.queueUrl(url).messageBody(body).messageGroupId(group))
                .messageId();
    }

    private List<Message> receive(String url, int max) {
        return sqs.receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(max)).messages();
    }

    private static List<String> bodies(List<Message> messages) {
        return messages.stream().map(Message::body).toList();
    }
}
