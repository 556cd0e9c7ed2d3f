package io.sosw.aws.task;

import static io.sosw.aws.task.TaskItem.ATTEMPTS;
import static io.sosw.aws.task.TaskItem.CLOSED_AT;
import static io.sosw.aws.task.TaskItem.CLOSED_KEY;
import static io.sosw.aws.task.TaskItem.COMPLETED_AT;
import static io.sosw.aws.task.TaskItem.DUE;
import static io.sosw.aws.task.TaskItem.EXPIRES;
import static io.sosw.aws.task.TaskItem.FAILED_ATTEMPTS;
import static io.sosw.aws.task.TaskItem.GREENFIELD;
import static io.sosw.aws.task.TaskItem.LEASED_UNTIL;
import static io.sosw.aws.task.TaskItem.LEASE_TOKEN;
import static io.sosw.aws.task.TaskItem.RETRIED_AS;
import static io.sosw.aws.task.TaskItem.SHARD;
import static io.sosw.aws.task.TaskItem.STARTED_ATTEMPT;
import static io.sosw.aws.task.TaskItem.STARTED_BY;
import static io.sosw.aws.task.TaskItem.STATE;
import static io.sosw.aws.task.TaskItem.number;
import static io.sosw.aws.task.TaskItem.text;

import io.sosw.aws.task.ConditionalUpdate.Outcome;
import io.sosw.aws.task.ConditionalUpdate.Outcome.Refused;
import io.sosw.aws.task.ConditionalUpdate.Outcome.Written;
import io.sosw.worker.Attempt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * Moves one task from state to state; every move is one conditional write. A move whose reply was lost may be asked for
 * again with the same token: it then answers as it did the first time.
 *
 * <p>Safe for use by several threads.
 */
public final class TaskTransitions {
    private static final String LEASED_ATTEMPT = STATE + " = :leased AND " + ATTEMPTS + " = :attempt";

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Clock clock;
    private final Duration keepClosed;
    private final QueuedTransitions queued;

    /**
     * @param keepClosed how long a closed task stays before DynamoDB's time to live takes it
     */
    public TaskTransitions(DynamoDbClient dynamoDb, TaskTableName names, Clock clock, Duration keepClosed) {
        this.dynamoDb = dynamoDb;
        this.table = names.table();
        this.clock = clock;
        this.keepClosed = keepClosed;
        this.queued = new QueuedTransitions(dynamoDb, names, clock, keepClosed);
    }

    /**
     * Takes a due task for one attempt.
     *
     * @param seenDue the due moment as the index showed it; the lease fails if the task has moved since
     * @param token unique to this lease
     * @param maxAttempts a task that has used them all is not leased
     */
    public Lease lease(String taskId, Instant seenDue, Duration duration, String token, int maxAttempts) {
        var now = clock.instant();
        var update = new ConditionalUpdate()
                .set(STATE, text(TaskState.LEASED.name()))
                .add(ATTEMPTS, 1)
                .set(DUE, number(now.plus(duration).toEpochMilli()))
                .set(LEASE_TOKEN, text(token))
                .set(GREENFIELD, number(now.getEpochSecond() + Task.GREENFIELD_DELTA_SECONDS))
                .when(STATE + " IN (:queued, :leased) AND " + DUE + " = :due AND " + ATTEMPTS + " < :max")
                .with(":queued", text(TaskState.QUEUED.name()))
                .with(":leased", text(TaskState.LEASED.name()))
                .with(":due", number(seenDue.toEpochMilli()))
                .with(":max", number(maxAttempts));
        var outcome = update.run(dynamoDb, table, taskId);
        if (outcome instanceof Written written) {
            return new Lease.Taken(written.task());
        }
        var found = ((Refused) outcome).task();
        if (found.isEmpty() || found.get().state().closed()) {
            return new Lease.Gone();
        }
        var task = found.get();
        if (token.equals(TaskItem.textOf(task.attributes(), LEASE_TOKEN))) {
            return new Lease.Taken(task);
        }
        boolean exhausted = task.attempts() >= maxAttempts && seenDue.equals(task.due());
        return exhausted ? new Lease.Exhausted(task) : new Lease.Gone();
    }

    /**
     * A worker's claim to start an attempt. Of all deliveries of the same attempt one is let through.
     *
     * @param execution unique to this execution of the worker
     */
    public boolean start(String taskId, int attempt, String execution) {
        var outcome = new ConditionalUpdate()
                .set(STARTED_ATTEMPT, number(attempt))
                .set(STARTED_BY, text(execution))
                .when(LEASED_ATTEMPT + " AND (attribute_not_exists(" + STARTED_ATTEMPT + ") OR " + STARTED_ATTEMPT
                        + " < :attempt OR " + STARTED_BY + " = :execution)")
                .with(":leased", text(TaskState.LEASED.name()))
                .with(":attempt", number(attempt))
                .with(":execution", text(execution))
                .run(dynamoDb, table, taskId);
        return outcome instanceof Written;
    }

    /**
     * Records the completion of an attempt and closes the task; also of one whose lease has run out, as long as no other
     * has begun.
     *
     * @param extra {@code result_…} and {@code stat_…} attributes
     * @return whether the task is completed by this attempt
     */
    public boolean complete(String taskId, String labourerId, int attempt, Map<String, AttributeValue> extra) {
        return decided(
                completion(labourerId, attempt, extra).run(dynamoDb, table, taskId), TaskState.COMPLETED, attempt);
    }

    /**
     * Completes an attempt and creates the task that goes on with the rest of its work, both or neither.
     *
     * @param rest its id must follow from the task and the attempt
     * @param shards those of the table
     * @return whether the task is completed by this attempt
     */
    public boolean handOver(Task task, int attempt, Map<String, AttributeValue> extra, NewTask rest, Shards shards) {
        var update = completion(task.labourerId(), attempt, extra).asUpdate(table, task.taskId());
        return together(update, rest, shards)
                || find(task.taskId())
                        .filter(now -> now.state() == TaskState.COMPLETED && now.attempts() == attempt)
                        .isPresent();
    }

    /**
     * The same for a task that came by a queue: its rest goes on through the table.
     *
     * @param workload JSON text
     */
    public boolean handOverQueued(Attempt attempt, Map<String, AttributeValue> extra, String workload, Shards shards) {
        var rest = NewTask.rest(attempt, attempt.queued().orElseThrow().jobId(), workload);
        extra.put(TaskItem.CONTINUED_BY, text(rest.taskId()));
        return together(queued().completion(attempt, extra).asUpdate(table, attempt.taskId()), rest, shards)
                || find(rest.taskId()).isPresent();
    }

    /** What is recorded of tasks that come by a queue. */
    public QueuedTransitions queued() {
        return queued;
    }

    /**
     * Queues a task again whose lease has run out.
     *
     * @param retryAt when it may be leased again
     * @return whether it was this call that did
     */
    public boolean expire(Task task, Instant retryAt) {
        var due = task.due();
        return due != null
                && requeue(retryAt)
                                .when(LEASED_ATTEMPT + " AND " + DUE + " = :due")
                                .with(":leased", text(TaskState.LEASED.name()))
                                .with(":attempt", number(task.attempts()))
                                .with(":due", number(due.toEpochMilli()))
                                .run(dynamoDb, table, task.taskId())
                        instanceof Written;
    }

    /**
     * Records that an attempt failed and queues the task again.
     *
     * @param retryAt when it may be leased again
     * @return whether the failure was recorded; not if the attempt is no longer the current one
     */
    public boolean fail(String taskId, int attempt, Instant retryAt, Map<String, AttributeValue> extra) {
        var update = requeue(retryAt)
                .add(FAILED_ATTEMPTS, 1)
                .when(LEASED_ATTEMPT)
                .with(":leased", text(TaskState.LEASED.name()))
                .with(":attempt", number(attempt));
        extra.forEach(update::set);
        return update.run(dynamoDb, table, taskId) instanceof Written;
    }

    /**
     * Gives a leased task back whose invocation was refused: the attempt does not count.
     *
     * @param token of the lease
     */
    public boolean giveBack(String taskId, int attempt, String token, Instant retryAt) {
        return requeue(retryAt)
                        .add(ATTEMPTS, -1)
                        .when(LEASED_ATTEMPT + " AND " + LEASE_TOKEN + " = :token AND (attribute_not_exists("
                                + STARTED_ATTEMPT + ") OR " + STARTED_ATTEMPT + " < :attempt)")
                        .with(":leased", text(TaskState.LEASED.name()))
                        .with(":attempt", number(attempt))
                        .with(":token", text(token))
                        .run(dynamoDb, table, taskId)
                instanceof Written;
    }

    /** Closes a task that has used its last attempt; of several callers one is told {@code true}. */
    public boolean bury(Task task) {
        return closing(TaskState.DEAD, task.labourerId(), 0, clock.instant())
                        .when(STATE + " IN (:queued, :leased) AND " + DUE + " = :due AND " + ATTEMPTS + " = :attempts")
                        .with(":queued", text(TaskState.QUEUED.name()))
                        .with(":leased", text(TaskState.LEASED.name()))
                        .with(":due", number(task.due() == null ? 0 : task.due().toEpochMilli()))
                        .with(":attempts", number(task.attempts()))
                        .run(dynamoDb, table, task.taskId())
                instanceof Written;
    }

    /**
     * Takes back a task, also from a worker that has it: whatever that worker reports is then refused. What it works on
     * it cannot be stopped from, so the place it takes stays taken until its lease would have ended.
     *
     * @return whether it was taken back; not if it has moved since it was read
     */
    public boolean cancel(Task task) {
        var update = closing(TaskState.CANCELLED, task.labourerId(), 2, clock.instant());
        if (task.state() == TaskState.LEASED && task.due() != null) {
            update.set(LEASED_UNTIL, number(task.due().toEpochMilli()));
        }
        return update.when(STATE + " IN (:queued, :leased) AND " + DUE + " = :due AND " + ATTEMPTS + " = :attempts")
                        .with(":queued", text(TaskState.QUEUED.name()))
                        .with(":leased", text(TaskState.LEASED.name()))
                        .with(":due", number(task.due() == null ? 0 : task.due().toEpochMilli()))
                        .with(":attempts", number(task.attempts()))
                        .run(dynamoDb, table, task.taskId())
                instanceof Written;
    }

    /**
     * Gives the work of a task that is dead or cancelled to a new one with all attempts before it; the old one stays as it
     * ended and says by which it was followed. Both or neither, and asking twice gives the same task.
     *
     * @param shards those of the table
     * @return the new task, or empty if the old one was retried already or is not closed without success
     */
    public Optional<NewTask> again(Task task, Shards shards) {
        var next = NewTask.again(task);
        var followed = new ConditionalUpdate()
                .set(RETRIED_AS, text(next.taskId()))
                .remove(CLOSED_KEY)
                .when(STATE + " IN (:dead, :cancelled) AND attribute_not_exists(" + RETRIED_AS + ")")
                .with(":dead", text(TaskState.DEAD.name()))
                .with(":cancelled", text(TaskState.CANCELLED.name()))
                .asUpdate(table, task.taskId());
        return together(followed, next, shards) ? Optional.of(next) : Optional.empty();
    }

    /**
     * Makes every lease fail that was prepared with the due moment seen so far, by moving it one millisecond. Answers
     * whether the task still waited.
     */
    public boolean fence(Task task) {
        var due = task.due();
        if (due == null) {
            return false;
        }
        return new ConditionalUpdate()
                        .set(DUE, number(due.toEpochMilli() + 1))
                        .when(STATE + " = :queued AND " + DUE + " = :due")
                        .with(":queued", text(TaskState.QUEUED.name()))
                        .with(":due", number(due.toEpochMilli()))
                        .run(dynamoDb, table, task.taskId())
                instanceof Written;
    }

    /** The task as it stands now, read consistently. */
    public Optional<Task> find(String taskId) {
        var answer = dynamoDb.getItem(
                request -> request.tableName(table).consistentRead(true).key(Map.of(TaskItem.TASK_ID, text(taskId))));
        boolean task = answer.hasItem() && answer.item().containsKey(STATE);
        return task ? Optional.of(TaskItem.read(answer.item())) : Optional.empty();
    }

    /** Both, or neither because a condition failed. */
    private boolean together(Update update, NewTask created, Shards shards) {
        var put = TaskCreation.put(created, table, shards.of(created), clock.instant());
        try {
            dynamoDb.transactWriteItems(request -> request.transactItems(
                    TransactWriteItem.builder().update(update).build(),
                    TransactWriteItem.builder().put(put).build()));
            return true;
        } catch (TransactionCanceledException e) {
            if (e.cancellationReasons().stream()
                    .noneMatch(reason -> Objects.equals(reason.code(), TaskCreation.FAILED_CONDITION))) {
                throw e;
            }
            return false;
        }
    }

    private static ConditionalUpdate requeue(Instant due) {
        return new ConditionalUpdate()
                .set(STATE, text(TaskState.QUEUED.name()))
                .set(DUE, number(due.toEpochMilli()))
                .set(GREENFIELD, number(due.getEpochSecond()))
                .remove(LEASE_TOKEN);
    }

    private ConditionalUpdate completion(String labourerId, int attempt, Map<String, AttributeValue> extra) {
        var now = clock.instant();
        var update = closing(TaskState.COMPLETED, labourerId, 1, now)
                .set(COMPLETED_AT, number(now.toEpochMilli()))
                .when(ATTEMPTS + " = :attempt AND (" + STATE + " = :leased OR (" + STATE + " = :queued AND "
                        + STARTED_ATTEMPT + " = :attempt))")
                .with(":leased", text(TaskState.LEASED.name()))
                .with(":queued", text(TaskState.QUEUED.name()))
                .with(":attempt", number(attempt));
        extra.forEach(update::set);
        return update;
    }

    private ConditionalUpdate closing(TaskState state, String labourerId, int status, Instant now) {
        return new ConditionalUpdate()
                .set(STATE, text(state.name()))
                .set(CLOSED_AT, number(now.toEpochMilli()))
                .set(CLOSED_KEY, text(labourerId + "_" + status))
                .set(EXPIRES, number(now.plus(keepClosed).getEpochSecond()))
                .remove(SHARD)
                .remove(DUE)
                .remove(LEASE_TOKEN);
    }

    private static boolean decided(Outcome outcome, TaskState state, int attempt) {
        if (outcome instanceof Refused refused) {
            return refused.task()
                    .filter(task -> task.state() == state && task.attempts() == attempt)
                    .isPresent();
        }
        return true;
    }
}
