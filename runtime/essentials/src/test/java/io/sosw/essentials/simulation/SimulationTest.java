package io.sosw.essentials.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.worker.Attempt;
import io.sosw.worker.Remaining;
import io.sosw.worker.TaskLedger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Runs 200 seeds in every build; {@code -Dsosw.seeds=2000} runs more, {@code -Dsosw.seed=N} repeats one. */
class SimulationTest {

    @Test
    void withoutFaultsEveryTaskIsExecutedOnce() {
        var invariants = new Scenario(1, Faults.NONE, Tables.create()).run();

        assertThat(invariants.verdict(Scenario.TASKS)).isEmpty();
        assertThat(invariants.handedOver()).isEqualTo(Scenario.RESTS);
        assertThat(invariants.executionsInAll())
                .as("all but the poisoned one")
                .isEqualTo(Scenario.TASKS - 1 + Scenario.RESTS);
    }

    @Test
    void underAllFaultsEveryTaskIsClosedExactlyOnceWithinCapAndAttempts() {
        var broken = new ArrayList<String>();
        seeds().forEach(seed -> {
            for (var violation :
                    new Scenario(seed, Faults.ALL, Tables.create()).run().verdict(Scenario.TASKS)) {
                broken.add("seed " + seed + ": " + violation);
            }
        });
        assertThat(broken).isEmpty();
    }

    @Test
    void withoutTheStartClaimTheCheckerSeesWhatGoesWrong() {
        var broken = LongStream.rangeClosed(1, 20)
                .mapToObj(seed -> new Scenario(seed, Faults.ALL, Tables.create(), EverythingStarts::new)
                        .run()
                        .verdict(Scenario.TASKS))
                .flatMap(List::stream)
                .toList();

        assertThat(broken).anyMatch(violation -> violation.startsWith("I4"));
    }

    @Test
    void aSecretThatIsWrittenDownIsSeen_I10() {
        var broken = LongStream.rangeClosed(1, 5)
                .mapToObj(seed -> new Scenario(seed, Faults.ALL, Tables.create(), Talkative::new)
                        .run()
                        .verdict(Scenario.TASKS))
                .flatMap(List::stream)
                .toList();

        assertThat(broken).contains("I10 a secret was written down");
    }

    /** A ledger that tells what it should not. */
    private record Talkative(TaskLedger ledger) implements TaskLedger {
        @Override
        public boolean start(Attempt attempt) {
            return ledger.start(attempt);
        }

        @Override
        public boolean complete(Attempt attempt, Map<String, ?> stats, Object result) {
            return ledger.complete(attempt, stats, Map.of("password", Scenario.CANARY));
        }

        @Override
        public boolean fail(Attempt attempt, Map<String, ?> stats, String reason) {
            return ledger.fail(attempt, stats, reason);
        }

        @Override
        public boolean handOver(Attempt attempt, Map<String, ?> stats, Remaining rest) {
            return ledger.handOver(attempt, stats, rest);
        }
    }

    /** A ledger that lets every delivery start. */
    private record EverythingStarts(TaskLedger ledger) implements TaskLedger {
        @Override
        public boolean start(Attempt attempt) {
            return true;
        }

        @Override
        public boolean complete(Attempt attempt, Map<String, ?> stats, Object result) {
            return ledger.complete(attempt, stats, result);
        }

        @Override
        public boolean fail(Attempt attempt, Map<String, ?> stats, String reason) {
            return ledger.fail(attempt, stats, reason);
        }

        @Override
        public boolean handOver(Attempt attempt, Map<String, ?> stats, Remaining rest) {
            return ledger.handOver(attempt, stats, rest);
        }
    }

    private static LongStream seeds() {
        var one = Long.getLong("sosw.seed");
        return one == null ? LongStream.rangeClosed(1, Long.getLong("sosw.seeds", 200)) : LongStream.of(one);
    }
}
