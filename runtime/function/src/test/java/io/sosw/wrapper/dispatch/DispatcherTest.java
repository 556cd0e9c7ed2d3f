package io.sosw.wrapper.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.config.ConfigLoader;
import io.sosw.config.Constants;
import io.sosw.config.Sources;
import io.sosw.function.Invocation;
import io.sosw.json.Json;
import io.sosw.wrapper.dispatch.Functions.GreetingContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DispatcherTest {
    private final Invocation invocation = new Invocation("id", "greet", "", 0, 1, Instant.MAX, Clock.systemUTC());

    @BeforeEach
    void forget() {
        GreetingContext.EVENTS.clear();
    }

    private static Dispatcher dispatcher(LoadedFunction loaded) {
        var config = new ConfigLoader(loaded.contexts().options())
                .load(new Sources(Constants.none(), Map.of("GREETING", "Hi"), List.of(), true));
        return Dispatcher.start(loaded, config, new SilentLog());
    }

    private @Nullable Object greet(String event) throws Exception {
        return Json.toValue(dispatcher(LoadedFunction.of(Functions.Greet.class)).handle(Json.parse(event), invocation));
    }

    private static String message(String id, String group, String body) {
        return "{\"messageId\":\"" + id + "\",\"eventSource\":\"aws:sqs\",\"eventSourceARN\":\"arn:aws:sqs:r:1:q"
                + (group.isEmpty() ? "" : ".fifo") + "\",\"attributes\":{\"ApproximateReceiveCount\":\"3\""
                + (group.isEmpty() ? "" : ",\"MessageGroupId\":\"" + group + "\"") + "},\"body\":" + Json.write(body)
                + "}";
    }

    private static String batch(String... messages) {
        return "{\"Records\":[" + String.join(",", messages) + "]}";
    }

    @Test
    void aDirectEventIsBoundAndItsResultIsTheAnswer() throws Exception {
        assertThat(greet("{\"name\":\"Ada\"}")).isEqualTo(Map.of("text", "Hi, Ada", "attempt", 1L));
        assertThat(GreetingContext.EVENTS).containsExactly("open", "run Ada", "close");
    }

    @Test
    void theContextIsClosedAfterAFailureToo() {
        assertThatThrownBy(() -> greet("{\"name\":\"nobody\"}")).hasMessage("Nobody is there");
        assertThat(GreetingContext.EVENTS).containsExactly("open", "run nobody", "close");
    }

    @Test
    void everyMessageIsARunAndFailuresAreItems() throws Exception {
        var answer = greet(batch(
                message("1", "", "{\"name\":\"Ada\"}"),
                message("2", "", "{\"name\":\"nobody\"}"),
                message("3", "", "not json"),
                message("4", "", "{\"name\":\"Bob\"}")));
        assertThat(Json.write(answer))
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"2\"},{\"itemIdentifier\":\"3\"}]}");
        assertThat(GreetingContext.EVENTS)
                .containsExactly("open", "run Ada", "close", "open", "run nobody", "close", "open", "run Bob", "close");
    }

    @Test
    void inAMessageGroupNothingRunsAfterAFailure() throws Exception {
        var answer = greet(batch(
                message("1", "a", "{\"name\":\"nobody\"}"),
                message("2", "a", "{\"name\":\"Ada\"}"),
                message("3", "b", "{\"name\":\"Bob\"}")));
        assertThat(Json.write(answer))
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"1\"},{\"itemIdentifier\":\"2\"}]}");
        assertThat(GreetingContext.EVENTS).contains("run Bob").doesNotContain("run Ada");
    }

    @Test
    void severalObjectsOfOneNotificationGiveSeveralResults() throws Exception {
        var dispatcher = dispatcher(LoadedFunction.of(Functions.Keys.class));
        var item = "{\"eventSource\":\"aws:s3\",\"s3\":{\"bucket\":{\"name\":\"b\"},\"object\":{\"key\":\"K\"}}}";
        var event = "{\"Records\":[" + item.replace("K", "x+y") + "," + item.replace("K", "z") + "]}";
        assertThat(dispatcher.handle(Json.parse(event), invocation)).isEqualTo(List.of("b/x y", "b/z"));
    }

    @Test
    void aFunctionOfTheWholeBatchAnswersForItself() throws Exception {
        var dispatcher = dispatcher(LoadedFunction.of(Functions.Whole.class));
        assertThat(dispatcher.handle(Json.parse(batch(message("1", "", "x"))), invocation))
                .isNull();
    }

    @Test
    void anInterruptEndsTheBatchAsAWhole() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> greet(batch(message("1", "", "{\"name\":\"Ada\"}"))))
                .isInstanceOf(InterruptedException.class);
    }
}
