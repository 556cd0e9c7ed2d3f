package io.sosw.essentials.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.worker.Attempt;
import io.sosw.worker.TaskLedger;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The table's lane under 200 {@link Seeds} in every build. */
@Tag("jdk-neutral")
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
        assertThat(Seeds.broken(
                        200,
                        seed -> new Scenario(seed, Faults.ALL, Tables.create())
                                .run()
                                .verdict(Scenario.TASKS)))
                .isEmpty();
    }

    @Test
    void withoutTheStartClaimTheCheckerSeesWhatGoesWrong() {
        assertThat(tampered(20, ledger -> new PassingLedger(ledger) {
                    @Override
                    public boolean start(Attempt attempt) {
                        return true;
                    }
                }))
                .anyMatch(violation -> violation.startsWith("I4"));
    }

    @Test
    void aSecretThatIsWrittenDownIsSeen_I10() {
        assertThat(tampered(5, ledger -> new PassingLedger(ledger) {
                    @Override
                    public boolean complete(Attempt attempt, Map<String, ?> stats, Object result) {
                        return super.complete(attempt, stats, Map.of("password", Scenario.CANARY));
                    }
                }))
                .contains("I10 a secret was written down");
    }

    private static List<String> tampered(int seeds, UnaryOperator<TaskLedger> tampering) {
        return LongStream.rangeClosed(1, seeds)
                .mapToObj(seed -> new Scenario(seed, Faults.ALL, Tables.create(), tampering)
                        .run()
                        .verdict(Scenario.TASKS))
                .flatMap(List::stream)
                .toList();
    }
}
