package io.sosw.essentials.simulation;

import io.sosw.worker.Attempt;
import io.sosw.worker.Remaining;
import io.sosw.worker.TaskLedger;
import java.util.Map;

/** Passes everything on; what overrides it shows that the checkers see what goes wrong. */
class PassingLedger implements TaskLedger {
    private final TaskLedger ledger;

    PassingLedger(TaskLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public boolean start(Attempt attempt) {
        return ledger.start(attempt);
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
