package io.sosw.aws.task;

import io.sosw.aws.task.TaskQueries.DueTask;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a person does with tasks: looks, counts, retries, takes back. Whatever it changes it changes by the same
 * conditional writes as the essentials, so it may be used while they run.
 *
 * <p>Safe for use by several threads.
 */
public final class TaskManager {
    /** Tasks that move while they are looked at are looked at again. */
    private static final int LOOKS = 5;

    private static final Instant ALWAYS = Instant.ofEpochMilli(9_999_999_999_999L);

    private final TaskQueries queries;
    private final TaskTransitions transitions;
    private final RosterTable rosters;
    private final Shards shards;
    private final Clock clock;
    private final TaskAudit audit;

    /**
     * @param shards those of the table
     * @param audit told of what is retried and taken back
     */
    public TaskManager(
            TaskQueries queries,
            TaskTransitions transitions,
            RosterTable rosters,
            Shards shards,
            Clock clock,
            TaskAudit audit) {
        this.queries = queries;
        this.transitions = transitions;
        this.rosters = rosters;
        this.shards = shards;
        this.clock = clock;
        this.audit = audit;
    }

    /** How many tasks of a labourer stand where. Of tasks only the leased ones are read, the rest is counted on keys. */
    public TaskCounts count(String labourerId) {
        var now = clock.instant();
        var leased = leased(labourerId);
        long expired = leased.stream()
                .filter(task -> task.standing(now) == Standing.EXPIRED)
                .count();
        long open = queries.countDue(labourerId, now) + queries.countAhead(labourerId, now);
        return new TaskCounts(
                Math.max(0, open - leased.size()),
                leased.size() - expired,
                expired,
                queries.countClosed(labourerId, Standing.COMPLETED, Instant.EPOCH, ALWAYS),
                queries.countClosed(labourerId, Standing.DEAD, Instant.EPOCH, ALWAYS),
                queries.countClosed(labourerId, Standing.CANCELLED, Instant.EPOCH, ALWAYS));
    }

    /**
     * Tasks of a labourer that stand so: those that wait in the order in which they are due, closed ones the last first.
     */
    public List<Task> list(String labourerId, Standing standing, int limit) {
        var now = clock.instant();
        Collection<Task> candidates = switch (standing) {
            case RUNNING, EXPIRED -> leased(labourerId);
            case QUEUED -> due(labourerId, limit);
            default -> queries.find(queries.closed(labourerId, standing, limit)).values();
        };
        return candidates.stream()
                .filter(task -> task.standing(now) == standing)
                .limit(limit)
                .toList();
    }

    /** The task as it stands now. */
    public Optional<Task> find(String taskId) {
        return transitions.find(taskId);
    }

    /**
     * Gives the work of a dead or cancelled task to a new one.
     *
     * @return the new task's id, or empty if there was nothing to retry
     */
    public Optional<String> retry(String taskId) {
        return transitions.find(taskId).flatMap(this::retry);
    }

    /**
     * Retries a labourer's dead tasks, the last that died first.
     *
     * @return their ids, with those of the tasks that follow them
     */
    public Map<String, String> retryDead(String labourerId, int limit) {
        var retried = new LinkedHashMap<String, String>();
        for (var task : list(labourerId, Standing.DEAD, limit)) {
            retry(task).ifPresent(next -> retried.put(task.taskId(), next));
        }
        audit.flush();
        return retried;
    }

    /**
     * Takes a task back, also from a worker that has it.
     *
     * @return whether it is taken back; not if it was closed before, or there is none
     */
    public boolean cancel(String taskId) {
        for (int look = 0; look < LOOKS; look++) {
            var task = transitions.find(taskId);
            if (task.isEmpty() || task.get().state().closed()) {
                return task.isPresent() && task.get().state() == TaskState.CANCELLED;
            }
            if (transitions.cancel(task.get())) {
                audit.post(taskId, "cancelled", Map.of("labourer_id", task.get().labourerId()));
                audit.flush();
                return true;
            }
        }
        throw new IllegalStateException("Task " + taskId + " moved each of " + LOOKS + " times it was looked at");
    }

    /**
     * Takes back what waits for a labourer; what it works on it may finish.
     *
     * @return the ids
     */
    public List<String> cancelQueued(String labourerId, int limit) {
        var cancelled = new ArrayList<String>();
        for (var task : list(labourerId, Standing.QUEUED, limit)) {
            if (transitions.cancel(task)) {
                audit.post(task.taskId(), "cancelled", Map.of("labourer_id", labourerId));
                cancelled.add(task.taskId());
            }
        }
        audit.flush();
        return cancelled;
    }

    private Optional<String> retry(Task task) {
        var next = transitions.again(task, shards);
        next.ifPresent(created -> {
            audit.post(
                    task.taskId(), "retried", Map.of("labourer_id", task.labourerId(), "retried_as", created.taskId()));
            audit.post(
                    created.taskId(), "created", Map.of("labourer_id", task.labourerId(), "retry_of", task.taskId()));
            audit.flush();
        });
        return next.map(NewTask::taskId);
    }

    /** Every lease stands in the roster. */
    private List<Task> leased(String labourerId) {
        return queries.find(rosters.read(labourerId).places().keySet()).values().stream()
                .filter(task -> task.state() == TaskState.LEASED)
                .toList();
    }

    /** Leased tasks stand among them, as many as the roster holds at most. */
    private Collection<Task> due(String labourerId, int limit) {
        int most = limit + rosters.read(labourerId).places().size();
        var ids = queries.due(labourerId, ALWAYS, most).stream()
                .map(DueTask::taskId)
                .toList();
        var tasks = queries.find(ids);
        return ids.stream().flatMap(id -> Stream.ofNullable(tasks.get(id))).toList();
    }
}
