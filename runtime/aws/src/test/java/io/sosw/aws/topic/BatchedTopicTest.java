package io.sosw.aws.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.aws.LocalAws;
import io.sosw.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    static Stream<Map<String, Object>> sequences() throws IOException {
        // topics are made by the template here, and the separator is a constant
        var notOurs = Set.of("create_topic", "create_subscription", "set_separator");
        // flags were "Numbers" that SNS refuses; an empty message waited; a configuration inside the configuration
        var different = Set.of("sns-0021", "sns-0024", "sns-0027", "sns-0039");
        try (var in = Objects.requireNonNull(BatchedTopicTest.class.getResourceAsStream("/vectors/sns.jsonl"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> object(Json.parse(line)))
                    .filter(vector -> vector.get("op").equals("sns.sequence"))
                    .filter(vector -> !different.contains(vector.get("id")))
                    .filter(vector -> steps(vector).stream()
                            .noneMatch(step ->
                                    notOurs.contains(((List<?>) step).get(0).toString())))
                    .filter(vector -> object(vector.get("result")).get("error") == null)
                    .filter(vector -> object(arguments(vector).get(0)).containsKey("recipient"));
        }
    }

    /** The recorded sequences of sosw: what is published after each step. */
    @ParameterizedTest
    @MethodSource("sequences")
    void batchesAsSoswDid(Map<String, Object> vector) {
        var config = object(arguments(vector).get(0));
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

    private static List<?> arguments(Map<String, Object> vector) {
        return (List<?>) vector.get("args");
    }

    private static List<?> steps(Map<String, Object> vector) {
        return (List<?>) arguments(vector).get(1);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }
}
