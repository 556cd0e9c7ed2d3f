package io.sosw.local.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.json.Json;
import io.sosw.local.shim.OpenPort;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InvalidBatchEntryIdException;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

class SnsWireTest {
    @RegisterExtension
    static final OpenPort PORT = new OpenPort();

    private static SnsClient sns;
    private static SqsClient sqs;

    @BeforeAll
    static void connect() {
        sns = PORT.client(SnsClient.builder());
        sqs = PORT.client(SqsClient.builder());
    }

    @AfterAll
    static void disconnect() {
        sns.close();
        sqs.close();
    }

    @Test
    void aSubscribedQueueGetsTheEnvelope() {
        var topic = sns.createTopic(r -> r.name("news")).topicArn();
        var url = subscribe(topic, "inbox", Map.of());
        sns.publish(r -> r.topicArn(topic).subject("s").message("hello").messageAttributes(Map.of("kind", text("a"))));

        var envelope = (Map<?, ?>) Json.parse(receive(url).get(0).body());
        assertThat(envelope.get("Type")).isEqualTo("Notification");
        assertThat(envelope.get("TopicArn")).isEqualTo("arn:aws:sns:us-east-1:000000000000:news");
        assertThat(envelope.get("Message")).isEqualTo("hello");
        assertThat(envelope.get("MessageAttributes")).isEqualTo(Map.of("kind", Map.of("Type", "String", "Value", "a")));
    }

    @Test
    void aFilterPolicyHoldsBackWhatIsNotWantedAndRawDeliveryIsTheMessageAlone() {
        var topic = sns.createTopic(r -> r.name("filtered")).topicArn();
        var byAttribute = subscribe(
                topic,
                "by-attribute",
                Map.of("RawMessageDelivery", "true", "FilterPolicy", "{\"price\":[{\"numeric\":[\">\",10]}]}"));
        var byBody = subscribe(
                topic, "by-body", Map.of("FilterPolicyScope", "MessageBody", "FilterPolicy", "{\"kind\":[\"b\"]}"));
        var price = MessageAttributeValue.builder()
                .dataType("Number")
                .stringValue("11")
                .build();
        sns.publish(r -> r.topicArn(topic).message("{\"kind\":\"a\"}").messageAttributes(Map.of("price", price)));

        assertThat(receive(byAttribute)).extracting(Message::body).containsExactly("{\"kind\":\"a\"}");
        assertThat(receive(byBody)).isEmpty();
    }

    @Test
    void aFifoTopicKeepsOrderAndDropsDuplicates() {
        var topic = sns.createTopic(r ->
                        r.name("t.fifo").attributes(Map.of("FifoTopic", "true", "ContentBasedDeduplication", "true")))
                .topicArn();
        var url = sqs.createQueue(r -> r.queueName("q.fifo").attributesWithStrings(Map.of("FifoQueue", "true")))
                .queueUrl();
        sns.subscribe(r -> r.topicArn(topic)
                .protocol("sqs")
                .endpoint("arn:aws:sqs:us-east-1:000000000000:q.fifo")
                .attributes(Map.of("RawMessageDelivery", "true")));
        for (var body : List.of("1", "2", "1")) {
            sns.publish(r -> r.topicArn(topic).message(body).messageGroupId("g"));
        }

        assertThat(receive(url)).extracting(Message::body).containsExactly("1", "2");
    }

    @Test
    void aBatchReportsEachEntry() {
        var topic = sns.createTopic(r -> r.name("batch")).topicArn();
        var answer = sns.publishBatch(r -> r.topicArn(topic)
                .publishBatchRequestEntries(
                        PublishBatchRequestEntry.builder().id("a").message("x").build(),
                        PublishBatchRequestEntry.builder().id("b").message("").build()));

        assertThat(answer.successful()).extracting(e -> e.id()).containsExactly("a");
        assertThat(answer.failed()).extracting(e -> e.code()).containsExactly("InvalidParameter");
    }

    @Test
    void aRefusedSubscriptionLeavesNothingBehind() {
        var topic = sns.createTopic(r -> r.name("refusing")).topicArn();
        for (var wrong : List.of(
                Map.of("FilterPolicy", "{"),
                Map.of("FilterPolicyScope", "Nowhere"),
                Map.of("RawMessageDelivery", "perhaps"),
                Map.of("Unknown", "x"))) {
            invalid(() -> subscribe(topic, "refused", wrong));
        }
        assertThat(sns.listSubscriptionsByTopic(r -> r.topicArn(topic)).subscriptions())
                .isEmpty();

        subscribe(topic, "refused", Map.of("RawMessageDelivery", "true"));
        subscribe(topic, "refused", Map.of("RawMessageDelivery", "true"));
        assertThat(sns.listSubscriptionsByTopic(r -> r.topicArn(topic)).subscriptions())
                .hasSize(1);
        invalid(() -> subscribe(topic, "refused", Map.of("RawMessageDelivery", "false")))
                .hasMessageContaining("Subscription already exists with different attributes");
        sns.publish(r -> r.topicArn(topic).message("still raw"));
        assertThat(receive(PORT.endpoint() + "/000000000000/refused"))
                .extracting(Message::body)
                .containsExactly("still raw");
    }

    @Test
    void subjectsIdsOfEntriesAndNamesOfAttributesAreChecked() {
        var topic = sns.createTopic(r -> r.name("checked")).topicArn();
        sns.publish(r -> r.topicArn(topic).message("x").subject("\u00fc".repeat(100)));
        for (var subject : List.of("x".repeat(101), "two\nlines")) {
            invalid(() -> sns.publish(r -> r.topicArn(topic).message("x").subject(subject)))
                    .hasMessageContaining("Invalid parameter: Subject");
        }
        assertThatThrownBy(() -> sns.publishBatch(r -> r.topicArn(topic)
                        .publishBatchRequestEntries(e -> e.id("?").message("x"))))
                .isInstanceOf(InvalidBatchEntryIdException.class);
        invalid(() -> sns.setTopicAttributes(
                r -> r.topicArn(topic).attributeName("Unknown").attributeValue("x")));
        sns.setTopicAttributes(r -> r.topicArn(topic)
                .attributeName("SQSFailureFeedbackRoleArn")
                .attributeValue("arn:aws:iam::000000000000:role/r"));
    }

    private static AbstractThrowableAssert<?, ?> invalid(ThrowingCallable call) {
        return assertThatThrownBy(call).isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void aMissingTopicIsNotFound() {
        assertThatThrownBy(() -> sns.publish(
                        r -> r.topicArn("arn:aws:sns:us-east-1:000000000000:no").message("x")))
                .isInstanceOfSatisfying(NotFoundException.class, e -> {
                    assertThat(e.statusCode()).isEqualTo(404);
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo("NotFound");
                });
        assertThatThrownBy(() -> sns.listTagsForResource(r -> r.resourceArn("arn:aws:sns:us-east-1:000000000000:no")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> sns.subscribe(
                        r -> r.topicArn(sns.createTopic(t -> t.name("far")).topicArn())
                                .protocol("https")
                                .endpoint("https://example.com/")))
                .hasMessageContaining("127.0.0.1");
    }

    private static String subscribe(String topic, String queue, Map<String, String> attributes) {
        var url = sqs.createQueue(r -> r.queueName(queue)).queueUrl();
        sns.subscribe(r -> r.topicArn(topic)
                .protocol("sqs")
                .endpoint("arn:aws:sqs:us-east-1:000000000000:" + queue)
                .attributes(attributes));
        return url;
    }

    private static List<Message> receive(String url) {
        return sqs.receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(10)).messages();
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }
}
