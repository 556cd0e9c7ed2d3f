package io.sosw.continuation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.invoke.Handover;
import io.sosw.json.Json;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SiblingsTest {
    private static final List<String> PARTS = List.of("a", "b", "c", "d");

    private final FakeLambda lambda = new FakeLambda();

    private Siblings.Spawned<String> spawn(Siblings siblings, int runsLeft) throws Exception {
        return siblings.spawn(
                lambda.invocation(Duration.ofSeconds(10)),
                new Chain("x", 1, runsLeft),
                PARTS,
                (part, chain) -> Map.of("part", part, "runs", chain.runsLeft()));
    }

    @Test
    void eachPartGetsASiblingAndItsShareOfTheRuns() throws Exception {
        assertThat(spawn(new Siblings(lambda, () -> true, function -> 1, 10), 10))
                .isEqualTo(new Siblings.Spawned<>(4, List.of(), List.of()));
        assertThat(lambda.events.stream()
                        .map(event -> (Object) Json.read(event, Map.class).get("runs")))
                .containsExactly(2L, 2L, 1L, 1L);
    }

    @Test
    void noMoreAreStartedThanMayRunAtOnce() throws Exception {
        var asked = new AtomicInteger();
        var siblings = new Siblings(
                lambda,
                () -> true,
                function -> {
                    asked.incrementAndGet();
                    return 3;
                },
                5);
        assertThat(spawn(siblings, 10)).isEqualTo(new Siblings.Spawned<>(2, List.of(), List.of("c", "d")));
        assertThat(asked).hasValue(1);
    }

    @Test
    void anEstimateOfNoneCountsThisOne() throws Exception {
        assertThat(spawn(new Siblings(lambda, () -> true, function -> 0, 2), 10).started())
                .isEqualTo(1);
        assertThat(spawn(new Siblings(lambda, () -> true, function -> 9, 2), 10).started())
                .isZero();
    }

    @Test
    void theBudgetOfRunsIsNotExceeded() throws Exception {
        assertThat(spawn(new Siblings(lambda, () -> true, function -> 1, 10), 3))
                .isEqualTo(new Siblings.Spawned<>(3, List.of(), List.of("d")));
        assertThat(lambda.events.stream()
                        .map(event -> (Object) Json.read(event, Map.class).get("runs")))
                .containsExactly(0L, 0L, 0L);
    }

    @Test
    void theSwitchIsAskedBeforeEachSibling() throws Exception {
        Deque<Boolean> allowed = new ArrayDeque<>(List.of(true, false, false, false));
        assertThat(spawn(new Siblings(lambda, allowed::pop, function -> 1, 10), 10))
                .isEqualTo(new Siblings.Spawned<>(1, List.of(), List.of("b", "c", "d")));
    }

    @Test
    void onlyWhatWasAcceptedIsCounted() throws Exception {
        Deque<Handover> answers = new ArrayDeque<>(List.of(
                new Handover.Accepted(),
                new Handover.Unknown("lost"),
                new Handover.Refused("slow", true),
                new Handover.Accepted()));
        lambda.answer = answers::pop;
        assertThat(spawn(new Siblings(lambda, () -> true, function -> 1, 10), 10))
                .isEqualTo(new Siblings.Spawned<>(2, List.of("b"), List.of("c")));
    }
}
