package io.sosw.aws.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.aws.LocalAws;
import io.sosw.aws.vector.Vectors;
import io.sosw.aws.vector.Vectors.Vector;
import io.sosw.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

class BatchedTopicTest {
    @RegisterExtension
    static final LocalAws AWS = new LocalAws();

    private static final String TOPIC = "arn:aws:sns:us-west-2:000000000000:a";

    private final RecordingSns sns = new RecordingSns();
    private final BatchedTopic topic = new BatchedTopic(sns, TOPIC, "S");

    @Test
    void whatIsLeftIsPublishedWhenTheContextCloses() {
        var client = AWS.client(SnsClient.builder());
        var sqs = AWS.client(SqsClient.builder());
        var arn = client.createTopic(create -> create.name("alarms")).topicArn();
        var queue = sqs.createQueue(create -> create.queueName("seen")).queueUrl();
        client.subscribe(subscribe ->
                subscribe.topicArn(arn).protocol("sqs").endpoint("arn:aws:sqs:us-east-1:000000000000:seen"));

        try (var batched = new BatchedTopic(client, arn, "Dead tasks")) {
            batched.send("one");
            batched.send("two");
        }
        new TopicAlarm(client, arn).raise("ledger died", "why");

        var seen = sqs.receiveMessage(receive -> receive.queueUrl(queue).maxNumberOfMessages(10))
                .messages();
        assertThat(seen)
                .extracting(message -> {
                    var notification = Json.read(message.body(), Map.class);
                    return notification.get("Subject") + ": " + notification.get("Message");
                })
                .containsExactlyInAnyOrder("Dead tasks: one\n\n#####\n\ntwo", "ledger died: why");
    }

    @Test
    void whatCannotBePublishedStays() {
        sns.broken = true;
        topic.send("one");
        assertThatThrownBy(topic::flush).hasMessage("throttled");
        sns.broken = false;
        topic.flush();
        assertThat(sns.published).hasSize(1);
    }

    @Test
    void aBatchNeverOutgrowsAMessage() {
        var half = "x".repeat(130 * 1024);
        topic.send(half);
        topic.send(half);
        topic.close();
        assertThat(sns.published).hasSize(2);
    }

    @Test
    void aSubjectIsWhatSnsTakes() {
        assertThat(BatchedTopic.subject("two\nlines")).isEqualTo("two lines");
        assertThat(BatchedTopic.subject("x".repeat(100))).hasSize(99).endsWith("~");
    }

    @Test
    void attributesHaveTheirOwnTypes() {
        assertThat(TopicAttributes.of(10.99).toString()).contains("Number", "10.99");
        assertThat(TopicAttributes.of("").dataType()).isEqualTo("String");
        assertThat(TopicAttributes.of(true).stringValue()).isEqualTo("true");
        assertThat(TopicAttributes.of(List.of(1, 2)).stringValue()).isEqualTo("[1,2]");
        assertThat(TopicAttributes.of(List.of()).dataType()).isEqualTo("String.Array");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TopicAttributes.of(null))
                .withMessage("A message attribute is a text, a number, a flag or a list of them, not null");
    }

    static Stream<Vector> sequences() {
        // what sosw refuses is done, or not asked for: a topic has its ARN from the beginning, attributes are a map, a
        // message without attributes after one with them is another batch, a subject stays with its message
        return Vectors.of("sns.jsonl", "sns.sequence")
                .filter(vector -> object(vector.get("result")).get("error") == null)
                .filter(vector -> steps(vector).stream().noneMatch(BatchedTopicTest::isOtherwise))
                .filter(vector -> config(vector).containsKey("recipient"));
    }

    /** Topics are made by the template, the separator is a constant; SNS takes neither empty texts nor Python's flags. */
    private static boolean isOtherwise(Object step) {
        var operation = ((List<?>) step).get(0).toString();
        var with = object(((List<?>) step).get(1));
        var attributes = with.get("message_attributes") instanceof Map<?, ?> map ? map : Map.of();
        return Set.of("create_topic", "create_subscription", "set_separator").contains(operation)
                || "".equals(with.get("message"))
                || attributes.values().stream().anyMatch(Boolean.class::isInstance);
    }

    static Stream<Vector> attributes() {
        return Vectors.of("sns.jsonl", "sns.get_message_attribute")
                .filter(vector -> !(vector.argument(0) instanceof Boolean));
    }

    @ParameterizedTest
    @MethodSource("attributes")
    void attributesAreTypedAsSoswDid(Vector vector) {
        var value = Vectors.decoded(vector.argument(0));
        if (vector.fails()) {
            assertThatIllegalArgumentException().isThrownBy(() -> TopicAttributes.of(value));
            return;
        }
        var wanted = object(vector.get("result"));
        var attribute = TopicAttributes.of(value);
        assertThat(attribute.dataType()).isEqualTo(wanted.get("DataType"));
        var text = wanted.get("StringValue").toString();
        if (attribute.dataType().equals("String.Array")) {
            assertThat(Json.parse(attribute.stringValue())).isEqualTo(Json.parse(text));
        } else {
            assertThat(attribute.stringValue()).isEqualTo(text);
        }
    }

    /** The recorded sequences of sosw: what is published after each step. */
    @ParameterizedTest
    @MethodSource("sequences")
    void batchesAsSoswDid(Vector vector) {
        var config = config(vector);
        var batched = new BatchedTopic(sns, config.get("recipient").toString(), (String) config.get("subject"));
        var results = (List<?>) object(vector.get("result")).get("steps");
        for (var i = 0; i < results.size(); i++) {
            sns.published.clear();
            var step = (List<?>) steps(vector).get(i);
            run(batched, step.get(0).toString(), object(step.get(1)));
            assertThat(sns.published)
                    .as("step %s", i)
                    .isEqualTo(object(results.get(i)).get("published"));
            assertThat(batched.waiting())
                    .isEqualTo(((List<?>) object(results.get(i)).get("queue")).size());
        }
    }

    private static void run(BatchedTopic batched, String operation, Map<String, Object> with) {
        switch (operation) {
            case "send_message" -> {
                var attributes = with.get("message_attributes");
                batched.send(
                        with.get("message").toString(),
                        (String) with.get("subject"),
                        attributes == null ? Map.of() : object(attributes));
                if (Boolean.TRUE.equals(with.get("forse_commit"))) {
                    batched.flush();
                }
            }
            case "commit" -> batched.flush();
            case "set_recipient" -> batched.to(with.get("arn").toString());
            case "set_subject" -> batched.about(String.valueOf(with.get("value")));
            default -> throw new IllegalArgumentException(operation);
        }
    }

    private static Map<String, Object> config(Vector vector) {
        var given = object(vector.argument(0));
        return object(given.getOrDefault("config", given.getOrDefault("custom_config", given)));
    }

    private static List<?> steps(Vector vector) {
        return (List<?>) vector.argument(1);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }
}
