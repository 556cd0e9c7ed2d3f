package io.sosw.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.local.shim.OpenPort;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
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
}
