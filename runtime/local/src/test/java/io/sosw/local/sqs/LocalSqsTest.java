package io.sosw.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.local.world.ManualTime;
import io.sosw.local.world.TestWorlds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageNotInflightException;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeValue;
import software.amazon.awssdk.services.sqs.model.PurgeQueueInProgressException;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueNameExistsException;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Standard queues, with time moved by hand. */
class LocalSqsTest {
    private final ManualTime time = new ManualTime();
    private final SqsClient sqs = new LocalSqs(TestWorlds.manual(time));

    @Test
    void anInvisibleMessageComesBackAfterItsTimeout() {
        var url = queue("q", Map.of("VisibilityTimeout", "30"));
        send(url, "a");
        assertThat(bodies(receive(url))).containsExactly("a");

        time.advance(Duration.ofMillis(29_999));
        assertThat(receive(url)).isEmpty();
        time.advance(Duration.ofMillis(1));

        assertThat(bodies(receive(url))).containsExactly("a");
    }

    @Test
    void digestsAreThoseThatClientsCompute() {
        var url = queue("q", Map.of());
        var attributes = Map.of(
                "when", attribute("Number.unix").stringValue("1493147359900").build(),
                "drink", attribute("String").stringValue("thé").build(),
                "raw",
                        attribute("Binary")
                                .binaryValue(SdkBytes.fromByteArray(new byte[] {0, -1}))
                                .build());
        var sent = sqs.sendMessage(r -> r.queueUrl(url)
                .messageBody("one täa")
                .messageAttributes(attributes)
                .messageSystemAttributesWithStrings(Map.of(
                        "AWSTraceHeader",
                        MessageSystemAttributeValue.builder()
                                .dataType("String")
                                .stringValue("Root=1-2-3")
                                .build())));
        assertThat(sent.md5OfMessageBody()).isEqualTo("ba790afa1180a8c1f58bcddf81710cf2");
        assertThat(sent.md5OfMessageAttributes()).isEqualTo("81d4368274028ecb9c4f7cd727aba454");
        assertThat(sent.md5OfMessageSystemAttributes()).isEqualTo("3f71502e2b401dca4ffefa0d1f324c78");

        var received = sqs.receiveMessage(r -> r.queueUrl(url).messageAttributeNames("when"))
                .messages()
                .get(0);
        assertThat(received.md5OfBody()).isEqualTo(sent.md5OfMessageBody());
        assertThat(received.md5OfMessageAttributes()).isEqualTo("54446a3c5d4852b856d7267abb10d87d");
    }

    private static MessageAttributeValue.Builder attribute(String type) {
        return MessageAttributeValue.builder().dataType(type);
    }

    @Test
    void aLongPollEndsEmptyAfterItsTime() throws Exception {
        var url = queue("q", Map.of());
        var waiting = CompletableFuture.supplyAsync(
                () -> sqs.receiveMessage(r -> r.queueUrl(url).waitTimeSeconds(20)), work -> new Thread(work).start());
        time.awaitTimer();
        time.advance(Duration.ofSeconds(20));

        assertThat(waiting.join().messages()).isEmpty();
    }

    @Test
    void aLongPollSeesADelayedMessageAtItsMoment() throws Exception {
        var url = queue("q", Map.of());
        sqs.sendMessage(r -> r.queueUrl(url).messageBody("later").delaySeconds(5));
        assertThat(count(url, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
                .isEqualTo("1");
        var waiting = CompletableFuture.supplyAsync(
                () -> sqs.receiveMessage(r -> r.queueUrl(url).waitTimeSeconds(20)), work -> new Thread(work).start());
        time.awaitTimer();
        time.advance(Duration.ofSeconds(5));

        assertThat(bodies(waiting.join().messages())).containsExactly("later");
    }

    @Test
    void aMessageReceivedTooOftenGoesToTheDeadLetterQueueWithItsOrigin() {
        var dead = queue("dead", Map.of());
        var url = queue(
                "q",
                Map.of(
                        "VisibilityTimeout",
                        "0",
                        "RedrivePolicy",
                        "{\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:000000000000:dead\",\"maxReceiveCount\":\"2\"}"));
        send(url, "poison");
        assertThat(receive(url)).hasSize(1);
        assertThat(receive(url)).hasSize(1);
        assertThat(receive(url)).isEmpty();

        var message = receive(dead).get(0);
        assertThat(message.body()).isEqualTo("poison");
        assertThat(message.attributesAsStrings())
                .containsEntry("DeadLetterQueueSourceArn", "arn:aws:sqs:us-east-1:000000000000:q")
                .containsEntry("ApproximateReceiveCount", "3");
        assertThat(sqs.listDeadLetterSourceQueues(r -> r.queueUrl(dead)).queueUrls())
                .containsExactly(url);
    }

    @Test
    void aMoveTaskBringsDeadLettersBack() {
        var dead = queue("dead", Map.of());
        var arn = "arn:aws:sqs:us-east-1:000000000000:dead";
        var url = queue(
                "q",
                Map.of(
                        "VisibilityTimeout",
                        "0",
                        "RedrivePolicy",
                        "{\"deadLetterTargetArn\":\"" + arn + "\",\"maxReceiveCount\":1}"));
        for (var i = 0; i < 3; i++) {
            send(url, "m" + i);
        }
        sqs.receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(10));
        assertThat(receive(url)).isEmpty();
        assertThat(count(dead, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .isEqualTo("3");

        sqs.startMessageMoveTask(r -> r.sourceArn(arn).maxNumberOfMessagesPerSecond(2));
        assertThat(count(url, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .isEqualTo("2");
        time.advance(Duration.ofSeconds(1));

        assertThat(count(url, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .isEqualTo("3");
        assertThat(sqs.listMessageMoveTasks(r -> r.sourceArn(arn)).results().get(0))
                .satisfies(t -> assertThat(t.status()).isEqualTo("COMPLETED"))
                .satisfies(t -> assertThat(t.approximateNumberOfMessagesMoved()).isEqualTo(3));
    }

    @Test
    void visibilityCanBeChangedOnlyInFlight() {
        var url = queue("q", Map.of());
        send(url, "a");
        var handle = receive(url).get(0).receiptHandle();
        sqs.changeMessageVisibility(r -> r.queueUrl(url).receiptHandle(handle).visibilityTimeout(0));

        assertThatThrownBy(() -> sqs.changeMessageVisibility(
                        r -> r.queueUrl(url).receiptHandle(handle).visibilityTimeout(9)))
                .isInstanceOf(MessageNotInflightException.class);
        assertThat(receive(url)).hasSize(1);
        sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle(handle));
        assertThat(count(url, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .as("an old handle deletes nothing")
                .isEqualTo("1");
        assertThatThrownBy(() -> sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle("no base64!")))
                .isInstanceOf(ReceiptHandleIsInvalidException.class);
    }

    @Test
    void entriesOfABatchFailOneByOne() {
        var url = queue("q", Map.of("MaximumMessageSize", "1024"));
        var answer = sqs.sendMessageBatch(r ->
                r.queueUrl(url).entries(entry("ok", "x"), entry("long", "x".repeat(2000)), entry("odd", "\u0001")));

        assertThat(answer.successful()).extracting(s -> s.id()).containsExactly("ok");
        assertThat(answer.failed())
                .extracting(f -> f.id() + " " + f.code())
                .containsExactly("long InvalidParameterValue", "odd InvalidMessageContents");
        assertThatThrownBy(() -> sqs.sendMessageBatch(r -> r.queueUrl(url).entries(entry("a", "1"), entry("a", "2"))))
                .hasMessageContaining("Id a repeated.");
    }

    @Test
    void creatingAgainWithOtherAttributesIsRefused() {
        queue("q", Map.of("VisibilityTimeout", "10"));
        queue("q", Map.of("VisibilityTimeout", "10"));

        assertThatThrownBy(() -> queue("q", Map.of("VisibilityTimeout", "11")))
                .isInstanceOf(QueueNameExistsException.class)
                .hasMessageContaining("VisibilityTimeout");
        assertThatThrownBy(() -> queue("bad name", Map.of())).hasMessageContaining("alphanumeric");
        assertThatThrownBy(() -> queue("x", Map.of("Colour", "red"))).hasMessageContaining("Unknown Attribute Colour");
    }

    @Test
    void aQueueIsPurgedOnceAMinute() {
        var url = queue("q", Map.of());
        send(url, "a");
        sqs.purgeQueue(r -> r.queueUrl(url));
        assertThat(receive(url)).isEmpty();

        assertThatThrownBy(() -> sqs.purgeQueue(r -> r.queueUrl(url)))
                .isInstanceOf(PurgeQueueInProgressException.class);
        time.advance(Duration.ofSeconds(60));
        sqs.purgeQueue(r -> r.queueUrl(url));
    }

    @Test
    void queuesAreListedByPages() {
        List.of("b-1", "a-2", "a-1", "a-3").forEach(name -> queue(name, Map.of()));
        var first = sqs.listQueues(r -> r.queueNamePrefix("a-").maxResults(2));
        var second = sqs.listQueues(r -> r.queueNamePrefix("a-").maxResults(2).nextToken(first.nextToken()));

        assertThat(first.queueUrls())
                .extracting(u -> u.substring(u.length() - 3))
                .containsExactly("a-1", "a-2");
        assertThat(second.queueUrls()).hasSize(1);
        assertThat(second.nextToken()).isNull();
    }

    @Test
    void messagesEndAfterTheRetentionPeriod() {
        var url = queue("q", Map.of("MessageRetentionPeriod", "60"));
        send(url, "old");
        time.advance(Duration.ofSeconds(60));

        assertThat(receive(url)).isEmpty();
    }

    @Test
    void permissionsBecomeStatementsOfThePolicy() {
        var url = queue("q", Map.of());
        sqs.addPermission(
                r -> r.queueUrl(url).label("l").awsAccountIds("111111111111").actions("SendMessage"));
        assertThat(count(url, QueueAttributeName.POLICY)).contains("\"Sid\":\"l\"", "\"SQS:SendMessage\"");

        sqs.removePermission(r -> r.queueUrl(url).label("l"));
        assertThat(sqs.getQueueAttributes(r -> r.queueUrl(url).attributeNames(QueueAttributeName.POLICY))
                        .attributes())
                .isEmpty();
    }

    private static SendMessageBatchRequestEntry entry(String id, String body) {
        return SendMessageBatchRequestEntry.builder().id(id).messageBody(body).build();
    }

    private String queue(String name, Map<String, String> attributes) {
        return sqs.createQueue(r -> r.queueName(name).attributesWithStrings(attributes))
                .queueUrl();
    }

    private void send(String url, String body) {
        sqs.sendMessage(r -> r.queueUrl(url).messageBody(body));
    }

    private List<Message> receive(String url) {
        return sqs.receiveMessage(r -> r.queueUrl(url).messageSystemAttributeNamesWithStrings("All"))
                .messages();
    }

    private static List<String> bodies(List<Message> messages) {
        return messages.stream().map(Message::body).toList();
    }

    private String count(String url, QueueAttributeName name) {
        return sqs.getQueueAttributes(r -> r.queueUrl(url).attributeNames(name))
                .attributes()
                .get(name);
    }
}
