package io.sosw.aws.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sosw.alarm.LastWords;
import io.sosw.aws.invoke.ApproximateConcurrency;
import io.sosw.aws.invoke.LambdaInvoker;
import io.sosw.aws.topic.TopicAlarm;
import io.sosw.aws.vector.Vectors.Vector;
import io.sosw.continuation.Chain;
import io.sosw.continuation.Siblings;
import io.sosw.function.Invocation;
import io.sosw.json.Json;
import io.sosw.stats.Stats;
import io.sosw.time.Retry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sns.SnsClient;

/** The life of a process: stats, retries, siblings and the last words. */
class ProcessVectorsTest {
    private static final Instant NOW = Instant.parse("2024-06-30T19:06:18.250Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Invocation INVOCATION = new Invocation("REQ-1", "fn", "", 0, 1, NOW.plusSeconds(60), CLOCK);

    static Stream<Vector> resets() {
        return Vectors.of("runtime.jsonl", "processor.reset_stats");
    }

    @ParameterizedTest
    @MethodSource("resets")
    void statsOfAnInvocationEndInTotals(Vector vector) {
        var stats = new Stats(CLOCK, Set.of("life"));
        var wanted = (List<?>) vector.get("result");
        var given = (List<?>) vector.argument(0);
        for (var i = 0; i < given.size(); i++) {
            Vectors.object(given.get(i)).forEach((name, value) -> stats.add(name, ((Number) value).doubleValue()));
            stats.reset();
            assertThat(stats.values()).isEqualTo(wanted.get(i));
        }
    }

    static Stream<Vector> parts() {
        return Vectors.of("runtime.jsonl", "processor.get_stats");
    }

    /** Of equal names the sum, where sosw shows the last (Q26). */
    @ParameterizedTest
    @MethodSource("parts")
    void statsOfClientsAreShownWithTheOwn(Vector vector) {
        var stats = new Stats(CLOCK);
        Vectors.object(vector.argument(0)).forEach((name, value) -> stats.add(name, ((Number) value).doubleValue()));
        var shown = Vectors.object(vector.get("result")).keySet();
        Vectors.object(vector.argument(1)).forEach((attribute, values) -> {
            if (attribute.endsWith("_client")) {
                var client = stats.child();
                Vectors.object(values).forEach((name, value) -> client.add(name, ((Number) value).doubleValue()));
            }
        });
        assertThat(stats.values().keySet()).containsExactlyInAnyOrderElementsOf(shown);
        if (!vector.hasQuirk("Q26")) {
            assertThat(stats.values()).isEqualTo(vector.get("result"));
        }
    }

    static Stream<Vector> handlers() {
        return Vectors.of("runtime.jsonl", "handler.invocations");
    }

    /** One process for all invocations: what it counted before is in its totals. */
    @ParameterizedTest
    @MethodSource("handlers")
    void aWarmProcessKeepsItsTotals(Vector vector) {
        var stats = new Stats(CLOCK);
        stats.increment("calls_register_clients");
        for (var invocation : (List<?>) vector.get("result")) {
            stats.increment("processor_calls");
            stats.reset();
            assertThat(stats.values()).isEqualTo(Vectors.object(invocation).get("stats"));
        }
    }

    static Stream<Vector> deaths() {
        return Vectors.of("runtime.jsonl", "processor.die");
    }

    /** The same subject to the topic; the words begin with the same and say which request it was. */
    @ParameterizedTest
    @MethodSource("deaths")
    void whoDiesSaysSo(Vector vector) {
        var recorded = new Recorded(vector.state("responses"));
        var calls = (List<?>) Vectors.object(vector.get("result")).get("calls");
        var wanted = Vectors.object(Vectors.object(calls.get(0)).get("params"));
        var alarm = new TopicAlarm(
                recorded.client(SnsClient.class), wanted.get("TopicArn").toString());
        var words = new LastWords(alarm, new Stats(CLOCK), new Silent());
        var name = wanted.get("Subject").toString().replace(" died", "");
        var invocation = new Invocation("REQ-1", name, "", 0, 1, Instant.MAX, CLOCK);
        var died = words.die(
                invocation,
                vector.options().getOrDefault("message", "Unknown Failure").toString());

        var published = recorded.calls.get(0).members();
        assertThat(published.get("TopicArn")).isEqualTo(wanted.get("TopicArn"));
        assertThat(published.get("Subject")).isEqualTo(wanted.get("Subject"));
        assertThat(published.get("Message").toString()).startsWith(wanted.get("Message") + " (request REQ-1");
        assertThat(died).hasMessage(wanted.get("Message").toString());
    }

    static Stream<Vector> siblings() {
        // EventBridge's rules are not asked: a switch is (Q33)
        return Vectors.of("runtime.jsonl", "siblings.spawn_sibling").filter(ProcessVectorsTest::spawns);
    }

    private static boolean spawns(Vector vector) {
        return Json.write(vector.get("result")).contains("\"Event\"");
    }

    @ParameterizedTest
    @MethodSource("siblings")
    void aSiblingIsInvokedWithItsEvent(Vector vector) throws Exception {
        var recorded = new Recorded(Map.of("invoke", Map.of("StatusCode", 202)));
        var payload = vector.options().getOrDefault("payload", Map.of());
        var event = payload instanceof String text ? Json.parse(text) : payload;
        new Siblings(
                        new LambdaInvoker(recorded.client(LambdaClient.class), Duration.ofSeconds(5)),
                        () -> true,
                        function -> 0,
                        2)
                .spawn(INVOCATION, new Chain("c", 1, 1), List.of(event), (part, chain) -> part);

        var calls = (List<?>) Vectors.object(vector.get("result")).get("calls");
        var wanted = Vectors.object(Vectors.object(calls.get(calls.size() - 1)).get("params"));
        var invoked = recorded.calls.get(0).members();
        assertThat(invoked.get("FunctionName")).isEqualTo(wanted.get("FunctionName"));
        assertThat(invoked.get("InvocationType")).isEqualTo("Event");
        assertThat(Json.parse(invoked.get("Payload").toString()))
                .isEqualTo(Json.parse(wanted.get("Payload").toString()));
    }

    static Stream<Vector> concurrency() {
        return Vectors.of("runtime.jsonl", "siblings.get_approximate_concurrent_executions");
    }

    @ParameterizedTest
    @MethodSource("concurrency")
    void concurrencyIsEstimatedFromTheSameMetrics(Vector vector) {
        var recorded = new Recorded(vector.state("responses"));
        var clock = Clock.fixed(Instant.parse(vector.get("now").toString()), ZoneOffset.UTC);
        var wanted = Vectors.object(vector.get("result"));
        var minutes = vector.options().getOrDefault("minutes_back", 5L);
        var name = vector.options().getOrDefault("name", "test_function").toString();
        var estimate = new ApproximateConcurrency(
                        recorded.client(CloudWatchClient.class),
                        clock,
                        Duration.ofMinutes(((Number) minutes).longValue()))
                .of(name);
        assertThat((long) estimate).isEqualTo(wanted.get("value"));
        var asked = recorded.calls.get(0).members();
        var first = Vectors.object(
                Vectors.object(((List<?>) wanted.get("calls")).get(0)).get("params"));
        for (var member : List.of("Namespace", "MetricName", "Statistics", "Dimensions", "StartTime", "EndTime")) {
            var value = first.get(member);
            var time = value instanceof Map<?, ?> map ? map.get("$datetime") : null;
            assertThat(time == null ? asked.get(member) : asked.get(member).toString())
                    .as(member)
                    .isEqualTo(time == null ? value : time.toString().replaceFirst("000$", ""));
        }
    }

    static Stream<Vector> retries() {
        return Vectors.of("runtime.jsonl", "decorators.retry");
    }

    @ParameterizedTest
    @MethodSource("retries")
    void retriesAsOftenAndAsLate(Vector vector) {
        var fails = number(vector, 0);
        var pauses = new ArrayList<Duration>();
        var delay = Duration.ofSeconds(number(vector, 2));
        if (vector.fails()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Retry(number(vector, 1), delay, number(vector, 3), pauses::add));
            return;
        }
        var retry = new Retry(number(vector, 1), delay, number(vector, 3), pauses::add);
        var attempts = new ArrayList<Integer>();
        var wanted = Vectors.object(vector.get("result"));
        try {
            retry.run(failure -> true, () -> {
                attempts.add(attempts.size() + 1);
                if (attempts.size() <= fails) {
                    throw new IllegalStateException("fail " + attempts.size());
                }
                return attempts.size();
            });
            assertThat(wanted).containsKey("returned");
        } catch (Exception e) {
            assertThat(e).hasMessage((String) wanted.get("raised"));
        }
        assertThat(attempts).hasSize(((Number) wanted.get("attempts")).intValue());
        assertThat(pauses.stream().filter(pause -> !pause.isZero()).map(Duration::toSeconds))
                .isEqualTo(((List<?>) wanted.get("sleeps")));
    }

    private static int number(Vector vector, int index) {
        return ((Number) vector.argument(index)).intValue();
    }

    private record Silent() implements System.Logger {
        @Override
        public String getName() {
            return "silent";
        }

        @Override
        public boolean isLoggable(Level level) {
            return false;
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {}

        @Override
        public void log(Level level, ResourceBundle bundle, String format, Object... params) {}
    }
}
