package io.sosw.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.json.Json;
import io.sosw.json.JsonException;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UnwrappingTest {
    record Load(String bucket, String key) {}

    private static final String FLAT = "{\"bucket\":\"raw-data\",\"key\":\"large.csv\"}";

    static Stream<Object> announcementsOfOneObject() {
        var s3 = Events.s3Notification();
        return Stream.of(
                Json.parse(s3),
                Events.sqs(s3),
                Events.sqs(Events.snsNotification(s3)),
                Events.snsEvent(s3),
                Events.sqs(Json.write(Events.sqs(s3))),
                Events.sqs(Events.snsNotification(Events.snsNotification(s3))),
                Events.eventBridge("com.acme", "Forwarded", Json.bind(Json.parse(s3), Map.class)));
    }

    @ParameterizedTest
    @MethodSource("announcementsOfOneObject")
    void anObjectIsTheSameHoweverItWasAnnounced(Object event) {
        assertThat(events(event, S3Object.class)).containsExactly(Events.OBJECT);
        assertThat(events(event, Load.class)).containsExactly(new Load("raw-data", "in/large file ü+1.csv"));
        assertThat(events(event, Map.class)).containsExactly(Events.OBJECT.toMap());
        assertThat(events(event, String.class)).containsExactly(Json.write(Events.OBJECT.toMap()));
    }

    @Test
    void theSeedsMessageIsAnObjectToo() {
        for (var event : List.of(
                Json.parse(FLAT), Events.sqs(FLAT), Events.sqs(Events.snsNotification(FLAT)), Events.snsEvent(FLAT))) {
            assertThat(events(event, S3Object.class)).containsExactly(new S3Object("raw-data", "large.csv"));
            assertThat(events(event, Load.class)).containsExactly(new Load("raw-data", "large.csv"));
            assertThat(events(event, Map.class)).containsExactly(Map.of("bucket", "raw-data", "key", "large.csv"));
        }
    }

    @Test
    void eventBridgeSpellsAnObjectInItsOwnWay() {
        var detail = Map.<String, Object>of(
                "version",
                "0",
                "bucket",
                Map.of("name", "raw-data"),
                "object",
                Map.of("key", "a+b.csv", "size", 5L, "etag", "e", "version-id", "v", "sequencer", "00"),
                "reason",
                "PutObject");
        var event = Events.eventBridge("aws.s3", "Object Created", detail);
        var object = new S3Object("raw-data", "a+b.csv", 5L, "e", "v", "PutObject", "00");
        assertThat(events(event, S3Object.class)).containsExactly(object);
        assertThat(events(Events.sqs(Json.write(event)), Map.class)).containsExactly(object.toMap());
    }

    @Test
    void theDetailOfAnEventBridgeEventIsTheUnit() {
        var event = Events.eventBridge("com.acme", "Load", Map.of("bucket", "b", "key", "k"));
        assertThat(events(event, Load.class)).containsExactly(new Load("b", "k"));
        var whole = (EventBridgeEvent) events(event, EventBridgeEvent.class).get(0);
        assertThat(whole.source()).isEqualTo("com.acme");
        assertThat(whole.detailType()).isEqualTo("Load");
        assertThat(whole.detailAs(Load.class)).isEqualTo(new Load("b", "k"));
    }

    @Test
    void oneMessageWithSeveralObjectsGivesSeveralUnitsOfThatMessage() {
        var item = ((List<?>) ((Map<?, ?>) Json.parse(Events.s3Notification())).get("Records")).get(0);
        var two = Json.write(Map.of("Records", List.of(item, item)));
        var units = Unwrapping.unwrap(Events.sqs(FLAT, two), S3Object.class).units();
        assertThat(units).extracting(UnitOfWork::itemIdentifier).containsExactly("m0", "m1", "m1");
    }

    @Test
    void theTestEventOfS3IsNoWork() {
        for (var event : List.of(
                Json.parse(Events.TEST_EVENT),
                Events.sqs(Events.TEST_EVENT),
                Events.sqs(Events.snsNotification(Events.TEST_EVENT)))) {
            assertThat(Unwrapping.unwrap(event, S3Object.class).units()).isEmpty();
            assertThat(Unwrapping.unwrap(event, Map.class).units()).isEmpty();
        }
    }

    @Test
    void aUnitKnowsItsMessageAttemptAndGroup() {
        var message = Events.message("id", FLAT, Map.of("ApproximateReceiveCount", "3", "MessageGroupId", "g"));
        var unwrapped = Unwrapping.unwrap(new SqsBatch(List.of(message)).toEvent(), Load.class);
        assertThat(unwrapped.envelope()).isEqualTo(Envelope.SQS);
        assertThat(unwrapped.whole()).isFalse();
        assertThat(unwrapped.units())
                .containsExactly(new UnitOfWork("id", 3, "g", new Load("raw-data", "large.csv"), null));
    }

    @Test
    void aMalformedMessageFailsAlone() {
        var units = Unwrapping.unwrap(Events.sqs(FLAT, "hello", "{\"bucket\":7}", FLAT), Load.class)
                .units();
        assertThat(units).extracting(UnitOfWork::itemIdentifier).containsExactly("m0", "m1", "m2", "m3");
        assertThat(units.get(0).event()).isEqualTo(units.get(3).event());
        assertThatThrownBy(() -> units.get(1).event())
                .isInstanceOf(JsonException.class)
                .hasMessage("expected a value but found 'h', line 1, column 1, at /Records/1/body");
        assertThatThrownBy(() -> units.get(2).event())
                .hasMessage("expected text but found the number 7, at /Records/2/body/bucket");
    }

    @Test
    void aMalformedMessageKeepsItsGroup() {
        var message = Events.message("id", "x", Map.of("ApproximateReceiveCount", "2", "MessageGroupId", "g"));
        var unit = Unwrapping.unwrap(new SqsBatch(List.of(message)).toEvent(), Load.class)
                .units()
                .get(0);
        assertThat(unit.groupId()).isEqualTo("g");
        assertThat(unit.attempt()).isEqualTo(2);
        assertThat(unit.malformed()).isNotNull();
    }

    @Test
    void aReceiveCountThatIsNoNumberFailsThatMessage() {
        var good = Events.message("id", FLAT, Map.of("ApproximateReceiveCount", "71"));
        var event = Json.parse(Json.write(new SqsBatch(List.of(good)).toEvent()).replace("71", "x"));
        var unit = Unwrapping.unwrap(event, Load.class).units().get(0);
        assertThat(unit.itemIdentifier()).isEqualTo("id");
        assertThatThrownBy(unit::event)
                .hasMessage("expected a number but found x, at /Records/0/attributes/ApproximateReceiveCount");
    }

    @Test
    void textStaysTextWhereItIsWanted() {
        assertThat(events(Events.sqs("hello", "{\"a\": 1}"), String.class)).containsExactly("hello", "{\"a\": 1}");
        assertThat(events(Events.sqs("hello", "{\"a\": 1}"), Object.class)).containsExactly("hello", Map.of("a", 1L));
        assertThat(events(Events.sqs(Events.snsNotification("hello")), String.class))
                .containsExactly("hello");
        assertThat(events("direct", String.class)).containsExactly("direct");
        assertThat(events(Map.of("a", 1L), String.class)).containsExactly("{\"a\":1}");
    }

    @Test
    void wholeEnvelopesAreGivenToWhoeverNamesThem() {
        var event = Events.sqs(FLAT, "hello");
        var batch = Unwrapping.unwrap(event, SqsBatch.class);
        assertThat(batch.whole()).isTrue();
        assertThat(((SqsBatch) batch.units().get(0).event()).messages())
                .extracting(SqsMessage::body)
                .containsExactly(FLAT, "hello");
        var raw = Unwrapping.unwrap(event, RawEvent.class);
        assertThat(raw.whole()).isTrue();
        assertThat(raw.units()).extracting(UnitOfWork::event).containsExactly(new RawEvent(event));
        assertThat(events(event, SqsMessage.class))
                .extracting(message -> ((SqsMessage) message).messageId())
                .containsExactly("m0", "m1");
        assertThat(new RawEvent(Map.of("bucket", "b", "key", "k")).as(Load.class))
                .isEqualTo(new Load("b", "k"));
    }

    @Test
    void aNotificationOfATopicKeepsSubjectAndAttributes() {
        for (var event : List.of(Events.snsEvent("hello"), Events.sqs(Events.snsNotification("hello")))) {
            assertThat(events(event, SnsMessage.class))
                    .containsExactly(new SnsMessage(
                            "n1",
                            "arn:aws:sns:us-east-1:000000000000:loads",
                            "Amazon S3 Notification",
                            "hello",
                            Map.of("kind", "load")));
        }
    }

    @Test
    void anEnvelopeThatWasAskedForAndIsNotThereIsAFailure() {
        assertThatThrownBy(() -> events(Map.of("a", 1L), SnsMessage.class))
                .hasMessage("expected an event with SnsMessage in it but found {\"a\":1}");
        assertThatThrownBy(() -> events(Map.of("a", 1L), SqsBatch.class))
                .hasMessageStartingWith("expected a batch of SQS messages");
        assertThatThrownBy(() -> events(Map.of("a", 1L), S3Object.class))
                .hasMessage("expected text but found nothing, at /bucket");
        assertThatThrownBy(() -> events("x", S3Object.class))
                .hasMessage("expected an S3 notification or {\"bucket\": …, \"key\": …} but found \"x\"");
    }

    @Test
    void aFunctionOfVoidRunsForEachMessage() {
        assertThat(events(Events.sqs("hello", "{}"), Void.class)).containsExactly(null, null);
        assertThat(events(null, Void.class)).containsExactly((Object) null);
        var scheduled = Events.eventBridge("aws.events", "Scheduled Event", Map.of());
        assertThat(events(scheduled, Void.class)).containsExactly((Object) null);
        assertThat(events(scheduled, Map.class)).containsExactly(Map.of());
    }

    @Test
    void tenEnvelopesAreTakenOffAndNoMore() {
        var body = FLAT;
        for (var i = 0; i < 9; i++) {
            body = Events.snsNotification(body);
        }
        assertThat(events(Events.sqs(body), S3Object.class)).containsExactly(new S3Object("raw-data", "large.csv"));
        var eleven = Events.sqs(Events.snsNotification(Events.snsNotification(body)));
        assertThatThrownBy(() -> events(eleven, S3Object.class))
                .hasMessageStartingWith("more than 10 envelopes in each other, at /Records/0/body/Message/Message");
    }

    @Test
    void anEventWrittenByHandNeedsNoIds() {
        var byHand = Json.parse("{\"Records\": [{\"eventSource\": \"aws:sqs\", \"body\":"
                + " \"{\\\"TopicArn\\\": \\\"arn:a\\\", \\\"Message\\\": \\\"7\\\"}\"}]}");
        var unit = Unwrapping.unwrap(byHand, Long.class).units().get(0);
        assertThat(unit.event()).isEqualTo(7L);
        // Lambda takes the failure of an empty identifier for that of the whole batch
        assertThat(unit.itemIdentifier()).isEmpty();
        assertThat(events(Map.of("Records", List.of(Map.of("Sns", Map.of("Message", "7")))), Long.class))
                .containsExactly(7L);
    }

    /** The short cut must not pass by an envelope. */
    @Test
    void whatIsAnEnvelopeIsNotTakenForThePayload() {
        var envelopes = Map.of(
                Envelope.SQS, "{\"Records\":[{\"eventSource\":\"aws:sqs\",\"body\":\"{}\"}]}",
                Envelope.SNS, "{\"Records\":[{\"Sns\":{\"Message\":\"{}\"}}]}",
                Envelope.SNS_NOTIFICATION, "{\"TopicArn\":\"arn:aws:sns:a:b:c\",\"Message\":\"{}\"}",
                Envelope.S3, "{\"Records\":[{\"eventSource\":\"aws:s3\",\"s3\":{}}]}",
                Envelope.S3_TEST, "{\"Event\":\"s3:TestEvent\",\"Bucket\":\"b\"}",
                Envelope.EVENT_BRIDGE, "{\"detail-type\":\"t\",\"source\":\"s\",\"detail\":{}}",
                Envelope.NONE, "{\"iata\":\"SEA\"}");
        assertThat(envelopes).containsOnlyKeys(Envelope.values());
        envelopes.forEach((envelope, text) -> {
            var event = Json.parse(text);
            assertThat(Envelope.of(event)).isEqualTo(envelope);
            assertThat(Unwrapping.isPayload(event, Map.class)).isEqualTo(envelope == Envelope.NONE);
        });
    }

    @Test
    void recordsOfAnotherKindAreThePayload() {
        var event = Map.of("Records", List.of(Map.of("eventSource", "aws:kinesis", "kinesis", Map.of())));
        assertThat(Envelope.of(event)).isEqualTo(Envelope.NONE);
        assertThat(events(event, Map.class)).containsExactly(event);
        var own = Map.of("Records", List.of());
        assertThat(events(own, Map.class)).containsExactly(own);
        var mixed = Map.of(
                "Records",
                List.of(Map.of("eventSource", "aws:s3", "s3", Map.of()), Map.of("eventSource", "aws:kinesis")));
        assertThat(events(mixed, Map.class)).containsExactly(mixed);
    }

    @Test
    void aKeyThatIsNotUrlEncodedIsNamed() {
        var broken = Json.parse(Events.s3Notification().replace("%C3", "%XX"));
        assertThatThrownBy(() -> events(broken, S3Object.class))
                .hasMessageStartingWith("not a URL-encoded key: in/large+file+%XX%BC%2B1.csv")
                .hasMessageEndingWith("at /Records/0/s3/object/key");
    }

    private static List<@Nullable Object> events(@Nullable Object event, Type type) {
        return Unwrapping.unwrap(event, type).units().stream()
                .map(UnitOfWork::event)
                .toList();
    }
}
