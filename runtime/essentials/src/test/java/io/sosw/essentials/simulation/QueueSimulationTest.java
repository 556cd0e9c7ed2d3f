package io.sosw.essentials.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.aws.task.TaskState;
import io.sosw.essentials.simulation.QueueScenario.Order;
import io.sosw.idempotency.AlreadyRunning;
import io.sosw.worker.Attempt;
import io.sosw.worker.Closing;
import io.sosw.worker.TaskLedger;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The queue lane under 40 {@link Seeds} in every build. */
@Tag("jdk-neutral")
class QueueSimulationTest {

    @Test
    void withoutFaultsEveryTaskIsExecutedOnce() {
        var scenario = scenario(1, Faults.NONE, Closing.CLAIMED, Order.NONE, UnaryOperator.identity());
        var history = scenario.run();

        assertThat(scenario.verdict()).isEmpty();
        assertThat(history.executionsInAll()).isEqualTo(QueueScenario.TASKS);
        assertThat(history.closedAs(TaskState.COMPLETED)).isEqualTo(QueueScenario.TASKS);
    }

    @Test
    void underAllFaultsEveryTaskIsClosedExactlyOnce() {
        assertThat(broken(Closing.ONCE, Order.NONE, UnaryOperator.identity())).isEmpty();
    }

    @Test
    void whatIsClaimedNeverRunsTwiceAtOnceNorAfterItsCompletion() {
        assertThat(broken(Closing.CLAIMED, Order.NONE, UnaryOperator.identity()))
                .isEmpty();
    }

    @Test
    void aFifoQueueKeepsTheOrderOfTheJob_I9() {
        assertThat(broken(Closing.ONCE, Order.STOPS_AT_A_FAILURE, UnaryOperator.identity()))
                .isEmpty();
    }

    @Test
    void whoGoesOnAfterAFailureIsSeen_I9() {
        assertThat(broken(Closing.ONCE, Order.GOES_ON_AFTER_A_FAILURE, UnaryOperator.identity()))
                .anyMatch(violation -> violation.contains("I9"));
    }

    @Test
    void withoutTheClaimTheCheckerSeesWhatGoesWrong() {
        assertThat(broken(Closing.CLAIMED, Order.NONE, ledger -> new PassingLedger(ledger) {
                    @Override
                    public boolean start(Attempt attempt) {
                        try {
                            return super.start(attempt) || attempt.number() > 0;
                        } catch (AlreadyRunning e) {
                            return true;
                        }
                    }
                }))
                .anyMatch(violation -> violation.contains("I7"));
    }

    @Test
    void withoutTheCloseTheCheckerSeesWhatGoesWrong() {
        assertThat(broken(Closing.ONCE, Order.NONE, ledger -> new PassingLedger(ledger) {
                    @Override
                    public boolean complete(Attempt attempt, Map<String, ?> stats, Object result) {
                        return true;
                    }
                }))
                .anyMatch(violation -> violation.contains("I1"));
    }

    private static List<String> broken(Closing closing, Order order, UnaryOperator<TaskLedger> tampering) {
        return Seeds.broken(40, seed -> {
            var scenario = scenario(seed, Faults.ALL, closing, order, tampering);
            scenario.run();
            return scenario.verdict();
        });
    }

    private static QueueScenario scenario(
            long seed, Faults faults, Closing closing, Order order, UnaryOperator<TaskLedger> tampering) {
        return new QueueScenario(seed, faults, closing, order, Tables.create(), tampering);
    }
}
