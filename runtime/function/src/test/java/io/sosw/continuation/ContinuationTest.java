package io.sosw.continuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.error.UserError;
import io.sosw.function.Invocation;
import io.sosw.idempotency.Idempotency;
import io.sosw.idempotency.MemoryClaims;
import io.sosw.invoke.Handover;
import io.sosw.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The seed's job: a report that takes forty times as long as the function may. */
class ContinuationTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final FakeLambda lambda = new FakeLambda();
    private final List<RunEnd<?>> ends = new ArrayList<>();
    private final Map<String, Instant> ready = new HashMap<>();
    private Continuation continuation = continuation(60);

    private Continuation continuation(int runs) {
        return new Continuation(
                lambda, ContinuationLimits.reserve(Duration.ofSeconds(2)).runs(runs), lambda.time, ends::add);
    }

    private void reportTakes(String name, Duration duration) {
        ready.put(name, lambda.time.instant().plus(duration));
        lambda.events.add(Json.write(new Wait(name, Optional.empty())));
    }

    private void run(String json, Invocation invocation) throws Exception {
        var event = Json.read(json, Wait.class);
        var end = continuation.run(
                invocation,
                event.chain().orElse(null),
                event.report(),
                this::step,
                (cursor, chain) -> new Wait(cursor, Optional.of(chain)));
        assertThat(end).as("whoever runs it is told what the report is told").isSameAs(ends.get(ends.size() - 1));
    }

    private Progress<String, String> step(String report) {
        return lambda.time.instant().isBefore(ready.get(report)) ? Progress.later(report, POLL) : Progress.done(report);
    }

    @Test
    void aReportOfFortyTimesTheTimeoutIsWaitedForInExactlyAsManyRuns() throws Exception {
        reportTakes("a", LIMIT.multipliedBy(40));

        lambda.drain(LIMIT, this::run);

        assertThat(lambda.runs).isEqualTo(51); // 400 s in runs of 8 s, and the one that finds it ready
        assertThat(ends).hasSize(51);
        assertThat(ends.subList(0, 50)).allMatch(RunEnd.HandedOver.class::isInstance);
        assertThat(ends.get(50)).isEqualTo(new RunEnd.Done<>(ends.get(50).chain(), "a"));
        assertThat(ends.get(50).chain().run()).isEqualTo(51);
    }

    @Test
    void twoReportsAtOnceNeedNoDatabase() throws Exception {
        reportTakes("a", Duration.ofSeconds(100));
        reportTakes("b", Duration.ofSeconds(30));

        lambda.drain(LIMIT, this::run);

        assertThat(ends.stream()
                        .filter(RunEnd.Done.class::isInstance)
                        .map(end -> String.valueOf(((RunEnd.Done<?>) end).result())))
                .containsExactly("b", "a");
    }

    @Test
    void aChainWithoutRunsLeftEndsOnceAndSaysWhere() throws Exception {
        continuation = continuation(5);
        reportTakes("a", Duration.ofDays(1));

        lambda.drain(LIMIT, this::run);

        assertThat(lambda.runs).isEqualTo(5);
        assertThat(ends).hasSize(5);
        assertThat(ends.get(4)).isInstanceOfSatisfying(RunEnd.OutOfRuns.class, end -> {
            assertThat(end.cursor()).isEqualTo("a");
            assertThat(end.chain().run()).isEqualTo(5);
        });
    }

    @Test
    void anEventThatClaimsMoreRunsThanTheLimitIsCapped() throws Exception {
        continuation = continuation(5);
        ready.put("a", Instant.MAX);
        lambda.events.add("{\"report\":\"a\",\"chain\":{\"id\":\"forged\",\"run\":2,\"runsLeft\":1000000}}");

        lambda.drain(LIMIT, this::run);

        assertThat(lambda.runs).isEqualTo(4);
        assertThat(ends.get(3)).isInstanceOf(RunEnd.OutOfRuns.class);
    }

    @Test
    void unlessToldOtherwiseAChainStaysBelowAwsRecursionDetection() throws Exception {
        continuation =
                new Continuation(lambda, ContinuationLimits.reserve(Duration.ofSeconds(2)), lambda.time, ends::add);
        reportTakes("a", Duration.ofDays(1));

        lambda.drain(LIMIT, this::run);

        assertThat(lambda.runs).isEqualTo(15);
    }

    @Test
    void whereADelayIsAtHandTheRunEndsInsteadOfWaiting() throws Exception {
        continuation = continuation.waitingBy(lambda);
        reportTakes("a", Duration.ofSeconds(3));

        lambda.drain(LIMIT, this::run);

        assertThat(lambda.runs).isEqualTo(4);
        assertThat(lambda.delays).containsExactly(POLL, POLL, POLL);
        assertThat(ends.get(3)).isInstanceOf(RunEnd.Done.class);
    }

    @Test
    void aDelayBeyondThePlacesLongestIsCut() throws Exception {
        continuation = continuation.waitingBy(lambda);

        continuation.run(
                lambda.invocation(LIMIT), null, 1, cursor -> Progress.later(2, Duration.ofDays(1)), (c, chain) -> c);

        assertThat(lambda.delays).containsExactly(Duration.ofMinutes(15));
        assertThat(lambda.events).containsExactly("2");
    }

    @Test
    void throttlingIsTriedAgain() throws Exception {
        Deque<Handover> answers = new ArrayDeque<>(List.of(
                new Handover.Refused("slow", true), new Handover.Refused("slow", true), new Handover.Accepted()));
        lambda.answer = answers::pop;

        var begun = lambda.time.instant();
        handOver();

        assertThat(ends).singleElement().isInstanceOf(RunEnd.HandedOver.class);
        assertThat(lambda.called).hasSize(3);
        assertThat(Duration.between(begun, lambda.time.instant()))
                .as("there is a pause before another try")
                .isGreaterThan(Duration.ofSeconds(9));
    }

    @Test
    void aRunWaitsAsLongAsItIsToldAndNotBeyondItsTime() throws Exception {
        var moments = new ArrayList<Duration>();
        var begun = lambda.time.instant();
        var waits = new ArrayDeque<>(List.of(Duration.ofSeconds(3), Duration.ofMinutes(1)));

        continuation.run(
                lambda.invocation(LIMIT),
                null,
                1,
                cursor -> {
                    moments.add(Duration.between(begun, lambda.time.instant()));
                    return Progress.later(cursor + 1, waits.pop());
                },
                (cursor, chain) -> cursor);

        assertThat(moments).containsExactly(Duration.ZERO, Duration.ofSeconds(3));
        assertThat(lambda.time.instant())
                .as("two seconds are kept to hand over")
                .isEqualTo(begun.plus(LIMIT).minusSeconds(2));
        assertThat(lambda.events).containsExactly("3");
    }

    @Test
    void workThatGoesOnWithoutWaitingEndsInItsRun() throws Exception {
        var end = continuation.run(
                lambda.invocation(LIMIT),
                null,
                1,
                cursor -> cursor < 3 ? Progress.more(cursor + 1) : Progress.done(cursor),
                (cursor, chain) -> cursor);

        assertThat(end).isEqualTo(new RunEnd.Done<>(end.chain(), 3));
        assertThat(end.chain().runsLeft()).isEqualTo(59);
        assertThat(lambda.called).isEmpty();
    }

    @Test
    void throttlingThatDoesNotPassFailsTheRun() {
        lambda.answer = () -> new Handover.Refused("slow", true);

        assertThatThrownBy(this::handOver)
                .isInstanceOf(HandoverFailed.class)
                .hasMessageContaining("Run 2 of chain req-0.31 could not be handed over: Refused[reason=slow");
        assertThat(lambda.called).hasSize(3);
        assertThat(ends).isEmpty();
    }

    @Test
    void whatCannotSucceedAndWhatNobodyKnowsIsNotRepeated() {
        lambda.answer = () -> new Handover.Refused("no such function", false);
        assertThatThrownBy(this::handOver).isInstanceOf(HandoverFailed.class);
        lambda.answer = () -> new Handover.Unknown("reply lost");
        assertThatThrownBy(this::handOver).isInstanceOf(HandoverFailed.class).hasMessageContaining("Unknown");
        assertThat(lambda.called).hasSize(2);
    }

    private void handOver() throws Exception {
        var calls = new AtomicInteger();
        continuation.run(
                lambda.invocation(LIMIT),
                null,
                1,
                cursor -> {
                    calls.incrementAndGet();
                    lambda.time.pause(Duration.ofSeconds(9));
                    return Progress.more(cursor + 1);
                },
                (c, chain) -> c);
        assertThat(calls).hasValue(1);
    }

    @Test
    void aChainStaysOnTheVersionThatItBeganOn() throws Exception {
        var plain = lambda.invocation(LIMIT);
        var arn = "arn:aws:lambda:eu-west-1:000000000000:function:fn:live";
        var invocation = new Invocation("r", "fn", arn, 128, 1, plain.deadline(), lambda.time);
        continuation.waitingBy(lambda).run(invocation, null, 1, c -> Progress.later(2, POLL), (c, chain) -> c);
        assertThat(lambda.called).containsExactly(arn);
    }

    @Test
    void aReserveThatLeavesNoTimeForAStepIsAUsersError() {
        assertThatThrownBy(() -> continuation.run(
                        lambda.invocation(Duration.ofSeconds(2)), null, 1, Progress::done, (c, chain) -> c))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("The function fn has PT2S left when it begins, and keeps PT2S to hand over")
                .hasMessageContaining("continuation-reserve");
        assertThat(lambda.called).isEmpty();
    }

    @Test
    void eventsDeliveredTwiceMakeOneChainUnderIdempotency() throws Exception {
        lambda.copies = 2;
        var ids = new AtomicInteger();
        var once = new Idempotency(new MemoryClaims(), () -> "o" + ids.incrementAndGet(), Duration.ofHours(6));
        var limits = ContinuationLimits.reserve(Duration.ofSeconds(2)).runs(60);
        reportTakes("a", Duration.ofSeconds(40));

        lambda.drain(LIMIT, (json, invocation) -> {
            var event = Json.read(json, Wait.class);
            var chain = limits.chain(invocation, event.chain().orElse(null), event.report());
            once.once(chain.key(), invocation, String.class, () -> {
                run(json, invocation);
                return "";
            });
        });

        assertThat(ends).hasSize(6);
        assertThat(ends.stream().filter(RunEnd.Done.class::isInstance)).hasSize(1);
    }

    record Wait(String report, Optional<Chain> chain) {}
}
