package io.sosw.local.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.json.Json;
import io.sosw.local.world.Deliveries;
import io.sosw.local.world.ManualTime;
import io.sosw.local.world.TestWorlds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.InputTransformer;
import software.amazon.awssdk.services.eventbridge.model.InvalidEventPatternException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;
import software.amazon.awssdk.services.eventbridge.model.Target;

class LocalEventsTest {
    private static final String QUEUE = "arn:aws:sqs:us-east-1:000000000000:inbox";
    private final ManualTime time = new ManualTime();
    private final List<Deliveries.Message> sent = new ArrayList<>();
    private LocalEvents events;

    @BeforeEach
    void open() {
        var world = TestWorlds.manual(time);
        world.deliveries().register("sqs", (arn, message) -> {
            if (arn.resource().equals("gone")) {
                throw new IllegalArgumentException("no such queue");
            }
            sent.add(message);
        });
        events = new LocalEvents(world);
    }

    @Test
    void anEventGoesToTheTargetsOfTheRulesThatMatch() {
        rule("paid", "{\"source\":[\"shop\"],\"detail\":{\"total\":[{\"numeric\":[\">\",100]}]}}", target(t -> {}));
        put("shop", "{\"total\":101,\"by\":\"ann\"}");
        put("shop", "{\"total\":99}");
        put("bank", "{\"total\":101}");

        assertThat(sent).hasSize(1);
        var event = (Map<?, ?>) Json.parse(sent.get(0).body());
        assertThat(event.get("detail-type")).isEqualTo("order");
        assertThat(event.get("time")).isEqualTo("2026-11-21T00:00:00Z");
        assertThat(event.get("account")).isEqualTo("000000000000");
        assertThat(event.get("detail")).isEqualTo(Map.of("total", 101L, "by", "ann"));
    }

    @Test
    void aTargetMayTakeAPartAConstantOrATemplate() {
        var transformer = InputTransformer.builder()
                .inputPathsMap(Map.of("who", "$.detail.by", "all", "$.detail", "none", "$.detail.none"))
                .inputTemplate(
                        "{\"text\": \"<who> at <aws.events.rule-name>: <none>\", \"detail\": <all>, \"w\": <who>}")
                .build();
        rule(
                "parts",
                "{\"source\":[\"shop\"]}",
                target(t -> t.id("a").inputPath("$.detail.by")),
                target(t -> t.id("b").input("{\"constant\":1}")),
                target(t -> t.id("c").inputTransformer(transformer)));
        put("shop", "{\"by\":\"a\\\"n\"}");

        assertThat(sent)
                .extracting(Deliveries.Message::body)
                .containsExactly(
                        "\"a\\\"n\"",
                        "{\"constant\":1}",
                        "{\"text\": \"a\\\"n at parts: \", \"detail\": {\"by\":\"a\\\"n\"}, \"w\": \"a\\\"n\"}");
    }

    @Test
    void aScheduleRunsOnTheClockWhileTheRuleIsEnabled() {
        events.putRule(r -> r.name("tick").scheduleExpression("rate(5 minutes)"));
        events.putTargets(r -> r.rule("tick").targets(target(t -> {})));
        time.advance(Duration.ofMinutes(11));
        events.disableRule(r -> r.name("tick"));
        time.advance(Duration.ofMinutes(11));
        events.enableRule(r -> r.name("tick"));
        time.advance(Duration.ofMinutes(5));

        assertThat(sent).hasSize(3);
        var event = (Map<?, ?>) Json.parse(sent.get(0).body());
        assertThat(event.get("detail-type")).isEqualTo("Scheduled Event");
        assertThat(event.get("time")).isEqualTo("2026-11-21T00:05:00Z");
        assertThat(event.get("resources")).isEqualTo(List.of("arn:aws:events:us-east-1:000000000000:rule/tick"));
    }

    @Test
    void whatCannotBeDeliveredGoesToTheDeadLetterQueueAndHoldsUpNoOtherTarget() {
        rule(
                "broken",
                "{\"source\":[\"shop\"]}",
                target(t ->
                        t.id("a").arn("arn:aws:sqs:us-east-1:000000000000:gone").deadLetterConfig(d -> d.arn(QUEUE))),
                target(t -> t.id("b").input("\"x\"")));
        put("shop", "{}");

        assertThat(sent).extracting(Deliveries.Message::body).contains("\"x\"").hasSize(2);
        assertThat(sent.get(0).attributes()).containsEntry("ERROR_MESSAGE", "no such queue");
    }

    @Test
    void anotherBusHasItsOwnRulesAndCanBeATarget() {
        var bus = events.createEventBus(r -> r.name("orders")).eventBusArn();
        events.putRule(r -> r.name("r").eventBusName("orders").eventPattern("{\"source\":[\"shop\"]}"));
        events.putTargets(r -> r.rule("r").eventBusName("orders").targets(target(t -> {})));
        put("shop", "{}");
        assertThat(sent).isEmpty();
        rule("forward", "{\"source\":[\"shop\"]}", target(t -> t.arn(bus)));
        put("shop", "{}");
        assertThat(sent).hasSize(1);
        assertThatThrownBy(() -> events.deleteEventBus(r -> r.name("orders")))
                .hasMessageContaining("since it contains rules");
    }

    @Test
    void badEntriesAreReportedEach() {
        var answer = events.putEvents(r -> r.entries(
                entry("", "{}"), entry("aws.s3", "{}"), entry("shop", "[1]"), entry("shop", "{"), entry("shop", "{}")));

        assertThat(answer.failedEntryCount()).isEqualTo(4);
        assertThat(answer.entries())
                .extracting(e -> e.errorCode())
                .containsExactly(
                        "InvalidArgument",
                        "NotAuthorizedForSourceException",
                        "MalformedDetail",
                        "MalformedDetail",
                        null);
    }

    @Test
    void refusalsCarryTheCodesOfEventBridge() {
        assertThatThrownBy(() -> events.putRule(r -> r.name("x").eventPattern("{\"a\":1}")))
                .isInstanceOf(InvalidEventPatternException.class)
                .hasMessageContaining("Event pattern is not valid");
        assertThatThrownBy(() -> events.describeRule(r -> r.name("x")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Rule x does not exist on EventBus default.");
        assertThatThrownBy(() -> events.putRule(r -> r.name("x").scheduleExpression("rate(5 minute)")))
                .isInstanceOfSatisfying(
                        EventBridgeException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException"))
                .hasMessageContaining("Parameter ScheduleExpression is not valid");
        rule("kept", "{\"source\":[\"shop\"]}", target(t -> {}));
        assertThatThrownBy(() -> events.deleteRule(r -> r.name("kept"))).hasMessageContaining("since it has targets");
        assertThatThrownBy(() -> events.putTargets(
                        r -> r.rule("kept").targets(target(t -> t.arn("arn:aws:sqs:us-east-1:000000000000:q.fifo")))))
                .hasMessageContaining("SqsParameters must be specified");
    }

    private void rule(String name, String pattern, Target... targets) {
        events.putRule(r -> r.name(name).eventPattern(pattern));
        events.putTargets(r -> r.rule(name).targets(targets));
    }

    private static Target target(java.util.function.Consumer<Target.Builder> more) {
        return Target.builder().id("t").arn(QUEUE).applyMutation(more).build();
    }

    private static PutEventsRequestEntry entry(String source, String detail) {
        return PutEventsRequestEntry.builder()
                .source(source)
                .detailType("order")
                .detail(detail)
                .build();
    }

    private void put(String source, String detail) {
        events.putEvents(r -> r.entries(entry(source, detail)));
    }
}
