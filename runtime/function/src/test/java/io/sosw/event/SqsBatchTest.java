package io.sosw.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import io.sosw.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SqsBatchTest {
    private static final SqsMessage MESSAGE = new SqsMessage(
            "059f36b4-87a3-44ab-83d2-661975830a7d",
            "AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a...",
            "Test message.",
            Map.of("ApproximateReceiveCount", "2", "MessageGroupId", "g"),
            Map.of("n", MessageAttribute.text("v"), "b", new MessageAttribute("Binary", null, "AQID")),
            "e4e68fb7bd0e697a0ae8f1bb342846b3",
            "arn:aws:sqs:us-east-2:123456789012:my-queue");

    @Test
    void theEventIsTheOneThatLambdaDelivers() {
        var message = new SqsMessage(
                "id",
                "handle",
                "body",
                Map.of(),
                Map.of("n", MessageAttribute.text("v")),
                "md5",
                "arn:aws:sqs:us-east-2:123456789012:my-queue");
        assertThat(Json.write(new SqsBatch(List.of(message)).toEvent()))
                .isEqualTo(
                        "{\"Records\":[{\"messageId\":\"id\",\"receiptHandle\":\"handle\",\"body\":\"body\","
                                + "\"attributes\":{},\"messageAttributes\":{\"n\":{\"stringValue\":\"v\",\"stringListValues\":[],"
                                + "\"binaryListValues\":[],\"dataType\":\"String\"}},\"md5OfBody\":\"md5\","
                                + "\"eventSource\":\"aws:sqs\","
                                + "\"eventSourceARN\":\"arn:aws:sqs:us-east-2:123456789012:my-queue\",\"awsRegion\":\"us-east-2\"}]}");
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        var batch = new SqsBatch(List.of(MESSAGE));
        assertThat(SqsBatch.from(Json.parse(Json.write(batch.toEvent())))).isEqualTo(batch);
        assertThat(MESSAGE.attempt()).isEqualTo(2);
        assertThat(MESSAGE.groupId()).isEqualTo("g");
    }

    @Test
    void lambdasOwnLibraryReadsTheEvent() {
        var serializer = LambdaEventSerializers.serializerFor(SQSEvent.class, SqsBatchTest.class.getClassLoader());
        var message = serializer
                .fromJson(Json.write(new SqsBatch(List.of(MESSAGE)).toEvent()))
                .getRecords()
                .get(0);
        assertThat(message.getMessageId()).isEqualTo(MESSAGE.messageId());
        assertThat(message.getReceiptHandle()).isEqualTo(MESSAGE.receiptHandle());
        assertThat(message.getBody()).isEqualTo(MESSAGE.body());
        assertThat(message.getAttributes()).isEqualTo(MESSAGE.attributes());
        assertThat(message.getMessageAttributes().get("n").getStringValue()).isEqualTo("v");
        assertThat(message.getMessageAttributes().get("b").getDataType()).isEqualTo("Binary");
        assertThat(message.getMessageAttributes().get("b").getBinaryValue().get(2))
                .isEqualTo((byte) 3);
        assertThat(message.getMd5OfBody()).isEqualTo(MESSAGE.md5OfBody());
        assertThat(message.getEventSource()).isEqualTo("aws:sqs");
        assertThat(message.getEventSourceArn()).isEqualTo(MESSAGE.eventSourceArn());
        assertThat(message.getAwsRegion()).isEqualTo("us-east-2");
    }

    @Test
    void lambdasOwnLibraryReadsTheResponse() {
        var serializer =
                LambdaEventSerializers.serializerFor(SQSBatchResponse.class, SqsBatchTest.class.getClassLoader());
        var response = serializer.fromJson(Json.write(BatchResponse.failed(List.of("a", "b"))));
        assertThat(response.getBatchItemFailures())
                .extracting(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
                .containsExactly("a", "b");
    }

    @Test
    void aBrokenAttributeIsNamed() {
        var event =
                Json.parse(Json.write(new SqsBatch(List.of(MESSAGE)).toEvent()).replace("\"Binary\"", "7"));
        assertThatThrownBy(() -> SqsBatch.from(event))
                .hasMessage("expected text but found 7, at /Records/0/messageAttributes/b/dataType");
    }
}
