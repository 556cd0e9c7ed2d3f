package io.sosw.essentials.orchestrator;

import io.sosw.aws.task.Roster;
import io.sosw.aws.task.RosterTable;
import io.sosw.aws.task.Task;
import io.sosw.aws.task.TaskQueries;
import io.sosw.aws.task.TaskQueries.DueTask;
import io.sosw.aws.task.TaskState;
import io.sosw.aws.task.TaskTransitions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Keeps a labourer's leases within its cap. A task gets a place before it is leased; a place is freed only when its task
 * is known not to be leased, and one that was entered but never leased is fenced first, so that a slow orchestrator's
 * lease of it must fail.
 */
final class Places {
    /** Younger entries may still be about to be leased; waiting for them is cheaper than fencing them. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RosterTable rosters;
    private final TaskQueries queries;
    private final TaskTransitions transitions;
    private final Clock clock;

    Places(RosterTable rosters, TaskQueries queries, TaskTransitions transitions, Clock clock) {
        this.rosters = rosters;
        this.queries = queries;
        this.transitions = transitions;
        this.clock = clock;
    }

    /** Looks at who holds a place, whose lease ran out and who waits again. */
    Room look(String labourerId, int cap) {
        var roster = rosters.read(labourerId);
        var leaving = new LinkedHashSet<String>();
        var expired = new ArrayList<Task>();
        var waiting = new ArrayList<DueTask>();
        int live = 0;
        if (!roster.places().isEmpty()) {
            var tasks = queries.find(roster.places().keySet());
            var now = clock.instant();
            for (var place : roster.places().entrySet()) {
                var task = tasks.get(place.getKey());
                if (task != null && task.heldAt(now)) {
                    live++;
                } else if (task == null || task.state().closed()) {
                    leaving.add(place.getKey());
                } else if (task.due() == null || task.due().isAfter(now)) {
                    if (leaves(task, place.getValue(), now)) {
                        leaving.add(place.getKey());
                    } else {
                        live++;
                    }
                } else if (task.state() == TaskState.LEASED) {
                    expired.add(task);
                    live++;
                } else {
                    waiting.add(new DueTask(task.taskId(), task.due()));
                }
            }
        }
        int room = Math.max(0, cap - live);
        int free = Math.max(0, cap - (roster.places().size() - leaving.size()));
        return new Room(roster, leaving, expired, waiting.subList(0, Math.min(room, waiting.size())), free);
    }

    /** Enters tasks; false if another orchestrator was faster, and then none of them may be leased. */
    boolean enter(Room room, List<String> entering) {
        if (room.leaving().isEmpty() && entering.isEmpty()) {
            return true;
        }
        return rosters.write(room.roster().changed(room.leaving(), entering, clock.instant()))
                .isPresent();
    }

    /** Whether a task that is not due gives its place up: one that waits for a later moment does. */
    private boolean leaves(Task task, Instant entered, Instant now) {
        return task.state() == TaskState.QUEUED && entered.isBefore(now.minus(PATIENCE)) && transitions.fence(task);
    }

    /**
     * @param leaving holders that need their place no more
     * @param expired holders whose lease ran out; they keep their place until they are known not to be leased
     * @param waiting holders that wait; they must be entered again first, or another orchestrator that has just fenced
     *     them could take their place away while they are leased (seed 438 of the simulation)
     * @param free places nobody holds
     */
    record Room(Roster roster, Set<String> leaving, List<Task> expired, List<DueTask> waiting, int free) {

        boolean holds(String taskId) {
            return roster.places().containsKey(taskId);
        }
    }
}
