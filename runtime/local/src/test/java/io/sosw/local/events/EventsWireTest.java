package io.sosw.local.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.local.shim.OpenPort;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

class EventsWireTest {
    @RegisterExtension
    static final OpenPort PORT = new OpenPort();

    private static EventBridgeClient events;
    private static SqsClient sqs;

    @BeforeAll
    static void connect() {
        events = PORT.client(EventBridgeClient.builder());
        sqs = PORT.client(SqsClient.builder());
    }

    @AfterAll
    static void disconnect() {
        events.close();
        sqs.close();
    }

    @Test
    void anEventReachesAQueueOnTheSamePort() {
        var url = wired("sdk");
        var answer = events.putEvents(
                r -> r.entries(e -> e.source("sdk").detailType("t").detail("{\"n\":1}")));

        assertThat(answer.failedEntryCount()).isZero();
        assertThat(sqs.receiveMessage(r -> r.queueUrl(url)).messages())
                .extracting(Message::body)
                .containsExactly("1");
    }

    @Test
    void everyOperationOfRulesAndBusesIsAnswered() {
        var bus = events.createEventBus(r -> r.name("wire")).eventBusArn();
        assertThat(events.describeEventBus(r -> r.name(bus)).name()).isEqualTo("wire");
        assertThat(events.listEventBuses(r -> r.namePrefix("w")).eventBuses()).hasSize(1);
        events.putRule(r -> r.name("a").eventBusName("wire").eventPattern("{\"source\":[\"s\"]}"));
        events.disableRule(r -> r.name("a").eventBusName("wire"));
        assertThat(events.describeRule(r -> r.name("a").eventBusName("wire")).state())
                .isEqualTo(RuleState.DISABLED);
        events.enableRule(r -> r.name("a").eventBusName("wire"));
        var arn = events.listRules(r -> r.eventBusName("wire")).rules().get(0).arn();
        assertThat(arn).isEqualTo("arn:aws:events:us-east-1:000000000000:rule/wire/a");
        events.tagResource(r -> r.resourceARN(arn).tags(t -> t.key("k").value("v")));
        assertThat(events.listTagsForResource(r -> r.resourceARN(arn)).tags()).hasSize(1);
        events.untagResource(r -> r.resourceARN(arn).tagKeys("k"));
        events.putTargets(
                r -> r.rule("a").eventBusName("wire").targets(t -> t.id("1").arn(bus)));
        assertThat(events.listRuleNamesByTarget(r -> r.targetArn(bus).eventBusName("wire"))
                        .ruleNames())
                .containsExactly("a");
        assertThat(events.listTargetsByRule(r -> r.rule("a").eventBusName("wire"))
                        .targets())
                .hasSize(1);
        assertThat(events.removeTargets(r -> r.rule("a").eventBusName("wire").ids("1", "2"))
                        .failedEntryCount())
                .isEqualTo(1);
        events.deleteRule(r -> r.name("a").eventBusName("wire"));
        events.deleteEventBus(r -> r.name("wire"));
        assertThat(events.testEventPattern(r -> r.eventPattern("{\"a\":[1]}").event("{\"a\":1}"))
                        .result())
                .isTrue();
    }

    private static String wired(String name) {
        var url = sqs.createQueue(r -> r.queueName(name).attributesWithStrings(Map.of()))
                .queueUrl();
        events.putRule(r -> r.name(name).eventPattern("{\"source\":[\"" + name + "\"]}"));
        events.putTargets(r -> r.rule(name)
                .targets(t -> t.id("q")
                        .arn("arn:aws:sqs:us-east-1:000000000000:" + name)
                        .inputPath("$.detail.n")));
        return url;
    }
}
