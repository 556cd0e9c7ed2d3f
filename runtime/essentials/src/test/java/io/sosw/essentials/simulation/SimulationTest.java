package io.sosw.essentials.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.worker.Attempt;
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
        assertThat(invariants.executionsInAll()).isEqualTo(Scenario.TASKS);
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
    }

    private static LongStream seeds() {
        var one = Long.getLong("sosw.seed");
        return one == null ? LongStream.rangeClosed(1, Long.getLong("sosw.seeds", 200)) : LongStream.of(one);
    }
}
