package io.sosw.event;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Which units of a batch are done, and the answer that follows. A message succeeded only if all its units did; what was not
 * even tried counts as failed, so an answer given too early loses nothing. On a FIFO queue the first failure stops the
 * batch: failed and unprocessed messages are returned, which keeps their order.
 *
 * <p>Safe for use by several threads.
 */
public final class BatchProgress {
    private final List<UnitOfWork> units;
    private final Set<UnitOfWork> done = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean failed;

    /** Nothing done yet. */
    public BatchProgress(List<UnitOfWork> units) {
        this.units = List.copyOf(units);
    }

    /** Whether the unit may be run: not after a failure on a FIFO queue. */
    public synchronized boolean mayRun(UnitOfWork unit) {
        return !failed || unit.groupId() == null;
    }

    /** The unit's run has ended well. */
    public synchronized void succeeded(UnitOfWork unit) {
        done.add(unit);
    }

    /** The unit's run has failed, whatever the reason. */
    public synchronized void failed(UnitOfWork unit) {
        done.remove(unit);
        failed = true;
    }

    /** The answer as of now. */
    public synchronized BatchResponse response() {
        var failures = new ArrayList<String>();
        for (var unit : units) {
            if (!done.contains(unit) && unit.itemIdentifier() != null) {
                failures.add(unit.itemIdentifier());
            }
        }
        return BatchResponse.failed(failures);
    }
}
