package io.sosw.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.local.shim.OpenPort;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** SQS with real clients over the port. */
class SqsWireTest {
    @RegisterExtension
    static final OpenPort PORT = new OpenPort();

    private static final Map<String, String> HIGH_THROUGHPUT =
            Map.of("DeduplicationScope", "messageGroup", "FifoThroughputLimit", "perMessageGroupId");

    private static SqsClient sqs;

    @BeforeAll
    static void connect() {
        sqs = PORT.client(SqsClient.builder());
    }

    @AfterAll
    static void disconnect() {
        sqs.close();
    }

    @Test
    void aMessageTravelsWithItsAttributes() {
        var url = sqs.createQueue(r -> r.queueName("travel")).queueUrl();
        assertThat(url).isEqualTo(PORT.endpoint() + "/000000000000/travel");
        sqs.sendMessage(r -> r.queueUrl(url)
                .messageBody("hello <ü>")
                .messageAttributes(Map.of(
                        "text",
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue("ä")
                                .build(),
                        "raw",
                        MessageAttributeValue.builder()
                                .dataType("Binary")
                                .binaryValue(SdkBytes.fromUtf8String("bytes"))
                                .build())));

        var message = sqs.receiveMessage(
                        r -> r.queueUrl(url).messageAttributeNames("All").messageSystemAttributeNamesWithStrings("All"))
                .messages()
                .get(0);

        assertThat(message.body()).isEqualTo("hello <ü>");
        assertThat(message.messageAttributes().get("raw").binaryValue().asUtf8String())
                .isEqualTo("bytes");
        assertThat(message.attributesAsStrings()).containsEntry("ApproximateReceiveCount", "1");
        sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle(message.receiptHandle()));
        assertThat(sqs.getQueueAttributes(r -> r.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                        .attributesAsStrings())
                .containsEntry("ApproximateNumberOfMessagesNotVisible", "0");
    }

    @Test
    void aMissingQueueIsTheModeledExceptionWithTheOldCode() {
        assertThatThrownBy(() -> sqs.getQueueUrl(r -> r.queueName("nowhere")))
                .isInstanceOfSatisfying(QueueDoesNotExistException.class, e -> {
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AWS.SimpleQueueService.NonExistentQueue");
                    assertThat(e.statusCode()).isEqualTo(400);
                });
    }

    @Test
    void anUnmodeledErrorKeepsItsCode() {
        var url = sqs.createQueue(r -> r.queueName("codes")).queueUrl();

        assertThatThrownBy(() -> sqs.receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(11)))
                .isInstanceOfSatisfying(
                        SqsException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidParameterValue"));
    }

    @Test
    void aLongPollIsAnsweredWhenAMessageArrives() {
        var url = sqs.createQueue(r -> r.queueName("poll")).queueUrl();
        var waiting = CompletableFuture.supplyAsync(
                () -> sqs.receiveMessage(r -> r.queueUrl(url).waitTimeSeconds(20))
                        .messages(),
                work -> new Thread(work).start());

        sqs.sendMessage(r -> r.queueUrl(url).messageBody("now"));

        assertThat(waiting.join()).extracting(m -> m.body()).containsExactly("now");
    }

    @Test
    void highThroughputDropsDuplicatesWithinAGroupOnly() {
        var usual = fifo("usual", Map.of());
        var high = fifo("high", HIGH_THROUGHPUT);

        assertThat(settings(usual))
                .containsEntry("DeduplicationScope", "queue")
                .containsEntry("FifoThroughputLimit", "perQueue");
        assertThat(settings(high)).containsAllEntriesOf(HIGH_THROUGHPUT);
        for (var url : List.of(usual, high)) {
            send(url, "a", "first");
            send(url, "a", "dropped");
            send(url, "b", "second");
        }
        assertThat(bodies(usual)).containsExactly("first");
        assertThat(bodies(high)).containsExactlyInAnyOrder("first", "second");
    }

    @Test
    void duplicatesMayBeScopedToTheGroupWithoutHighThroughputButNotTheOtherWayRound() {
        var scoped = fifo("scoped", Map.of("DeduplicationScope", "messageGroup"));
        send(scoped, "a", "first");
        send(scoped, "b", "second");
        assertThat(bodies(scoped)).containsExactlyInAnyOrder("first", "second");

        var pair = "Invalid value for the parameter FifoThroughputLimit. Reason: To set FifoThroughputLimit to "
                + "perMessageGroupId, the DeduplicationScope must be messageGroup.";
        var plain = fifo("plain", Map.of());
        var limit = Map.of("FifoThroughputLimit", "perMessageGroupId");
        refused(() -> fifo("unscoped", limit), "InvalidAttributeValue", pair);
        refused(() -> change(plain, limit), "InvalidAttributeValue", pair);
        change(plain, HIGH_THROUGHPUT);
        refused(() -> change(plain, Map.of("DeduplicationScope", "queue")), "InvalidAttributeValue", pair);
        assertThat(settings(plain)).containsAllEntriesOf(HIGH_THROUGHPUT);
    }

    @Test
    void highThroughputIsForFifoQueues() {
        var standard = sqs.createQueue(r -> r.queueName("standard")).queueUrl();
        for (var name : HIGH_THROUGHPUT.keySet()) {
            refused(
                    () -> change(standard, Map.of(name, HIGH_THROUGHPUT.get(name))),
                    "InvalidAttributeName",
                    "You can specify the " + name + " only when FifoQueue is set to true.");
            refused(
                    () -> fifo("other", Map.of(name, "perhaps")),
                    "InvalidAttributeValue",
                    "Invalid value for the parameter " + name + ".");
        }
    }

    private static String fifo(String name, Map<String, String> more) {
        var attributes = new HashMap<>(more);
        attributes.put("FifoQueue", "true");
        return sqs.createQueue(r -> r.queueName(name + ".fifo").attributesWithStrings(attributes))
                .queueUrl();
    }

    private static void change(String url, Map<String, String> attributes) {
        sqs.setQueueAttributes(r -> r.queueUrl(url).attributesWithStrings(attributes));
    }

    private static Map<String, String> settings(String url) {
        return sqs.getQueueAttributes(r -> r.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                .attributesAsStrings();
    }

    private static void send(String url, String group, String body) {
        sqs.sendMessage(
                r -> r.queueUrl(url).messageBody(body).messageGroupId(group).messageDeduplicationId("same"));
    }

    private static List<String> bodies(String url) {
        return sqs.receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(10)).messages().stream()
                .map(message -> message.body())
                .toList();
    }

    private static void refused(ThrowingCallable call, String code, String message) {
        assertThatThrownBy(call).isInstanceOfSatisfying(SqsException.class, e -> {
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
            assertThat(e.awsErrorDetails().errorMessage()).isEqualTo(message);
        });
    }
}
