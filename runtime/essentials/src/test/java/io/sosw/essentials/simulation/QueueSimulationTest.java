package io.sosw.essentials.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.aws.task.TaskState;
import io.sosw.idempotency.AlreadyRunning;
import io.sosw.worker.Attempt;
import io.sosw.worker.Closing;
import io.sosw.worker.TaskLedger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The queue lane: 40 seeds in every build; {@code -Dsosw.seeds=2000} runs more, {@code -Dsosw.seed=N} repeats one. */
class QueueSimulationTest {

    @Test
    void withoutFaultsEveryTaskIsExecutedOnce() {
        var scenario = scenario(1, Faults.NONE, Closing.CLAIMED, UnaryOperator.identity());
        var history = scenario.run();

        assertThat(scenario.verdict()).isEmpty();
        assertThat(history.executionsInAll()).isEqualTo(QueueScenario.TASKS);
        assertThat(history.closedAs(TaskState.COMPLETED)).isEqualTo(QueueScenario.TASKS);
    }

    @Test
    void underAllFaultsEveryTaskIsClosedExactlyOnce() {
        assertThat(broken(Closing.ONCE, UnaryOperator.identity())).isEmpty();
    }

    @Test
    void whatIsClaimedNeverRunsTwiceAtOnceNorAfterItsCompletion() {
        assertThat(broken(Closing.CLAIMED, UnaryOperator.identity())).isEmpty();
    }

    @Test
    void withoutTheClaimTheCheckerSeesWhatGoesWrong() {
        assertThat(broken(Closing.CLAIMED, EverythingStarts::new)).anyMatch(violation -> violation.contains("I7"));
    }

    @Test
    void withoutTheCloseTheCheckerSeesWhatGoesWrong() {
        assertThat(broken(Closing.ONCE, NothingCloses::new)).anyMatch(violation -> violation.contains("I1"));
    }

    private static List<String> broken(Closing closing, UnaryOperator<TaskLedger> tampering) {
        var broken = new ArrayList<String>();
        seeds().forEach(seed -> {
            var scenario = scenario(seed, Faults.ALL, closing, tampering);
            scenario.run();
            scenario.verdict().forEach(violation -> broken.add("seed " + seed + ": " + violation));
        });
        return broken;
    }

    private static QueueScenario scenario(
            long seed, Faults faults, Closing closing, UnaryOperator<TaskLedger> tampering) {
        return new QueueScenario(seed, faults, closing, Tables.create(), tampering);
    }

    private static LongStream seeds() {
        var one = Long.getLong("sosw.seed");
        return one == null ? LongStream.rangeClosed(1, Long.getLong("sosw.seeds", 40)) : LongStream.of(one);
    }

    /** A ledger that lets every delivery start. */
    private record EverythingStarts(TaskLedger ledger) implements TaskLedger {
        @Override
        public boolean start(Attempt attempt) {
            try {
                return ledger.start(attempt) || attempt.number() > 0;
            } catch (AlreadyRunning e) {
                return true;
            }
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

    /** A ledger that forgets what ends. */
    private record NothingCloses(TaskLedger ledger) implements TaskLedger {
        @Override
        public boolean start(Attempt attempt) {
            return ledger.start(attempt);
        }

        @Override
        public boolean complete(Attempt attempt, Map<String, ?> stats, Object result) {
            return true;
        }

        @Override
        public boolean fail(Attempt attempt, Map<String, ?> stats, String reason) {
            return ledger.fail(attempt, stats, reason);
        }
    }
}
