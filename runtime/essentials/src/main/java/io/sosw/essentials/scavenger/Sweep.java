package io.sosw.essentials.scavenger;

import io.sosw.aws.task.RosterTable;
import io.sosw.aws.task.TaskQueries;
import io.sosw.aws.task.TaskState;
import io.sosw.essentials.labourer.Labourer;
import io.sosw.essentials.orchestrator.Hands;
import io.sosw.essentials.task.Expiry;
import io.sosw.essentials.task.TaskStore;
import java.time.Clock;
import java.util.ArrayList;

/**
 * Settles the expired leases of a labourer, whatever its health. Every lease stands in the roster, so only the tasks are
 * read that entered it longer ago than a lease lasts. Completed tasks need nothing: they are closed by their completion
 * and removed by DynamoDB's time to live.
 *
 * <p>Safe for use by several threads, and by several processes on one table.
 */
public final class Sweep {
    private final RosterTable rosters;
    private final TaskQueries queries;
    private final Expiry expiry;
    private final Hands hands;
    private final Clock clock;

    /** One task after the other. */
    public Sweep(TaskStore store, Expiry expiry, Clock clock) {
        this(store, expiry, Hands.ONE, clock);
    }

    /**
     * @param hands how many tasks are settled at once
     */
    public Sweep(TaskStore store, Expiry expiry, Hands hands, Clock clock) {
        this.rosters = store.rosters();
        this.queries = store.queries();
        this.expiry = expiry;
        this.hands = hands;
        this.clock = clock;
    }

    /** One pass over a labourer. */
    public Swept pass(Labourer labourer) {
        var now = clock.instant();
        var suspects = new ArrayList<String>();
        rosters.read(labourer.id()).places().forEach((task, entered) -> {
            if (!entered.plus(labourer.lease()).isAfter(now)) {
                suspects.add(task);
            }
        });
        var expired = queries.find(suspects).values().stream()
                .filter(task -> task.state() == TaskState.LEASED
                        && task.due() != null
                        && !task.due().isAfter(now))
                .toList();
        var swept = new Swept(0, 0);
        for (var outcome : hands.each(expired, task -> expiry.settle(labourer, task))) {
            swept = swept.plus(outcome);
        }
        return swept;
    }

    /**
     * What a pass did.
     *
     * @param retried tasks queued again
     * @param buried tasks closed as dead
     */
    public record Swept(int retried, int buried) {

        /** Both together. */
        public Swept plus(Swept other) {
            return new Swept(retried + other.retried, buried + other.buried);
        }

        Swept plus(Expiry.Outcome outcome) {
            return switch (outcome) {
                case RETRIED -> new Swept(retried + 1, buried);
                case BURIED -> new Swept(retried, buried + 1);
                case MOVED -> this;
            };
        }
    }
}
