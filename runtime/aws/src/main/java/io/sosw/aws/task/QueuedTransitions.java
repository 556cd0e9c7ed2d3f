package io.sosw.aws.task;

import static io.sosw.aws.task.TaskItem.ATTEMPTS;
import static io.sosw.aws.task.TaskItem.CLOSED_AT;
import static io.sosw.aws.task.TaskItem.CLOSED_KEY;
import static io.sosw.aws.task.TaskItem.COMPLETED_AT;
import static io.sosw.aws.task.TaskItem.CREATED_AT;
import static io.sosw.aws.task.TaskItem.DUE;
import static io.sosw.aws.task.TaskItem.EXPIRES;
import static io.sosw.aws.task.TaskItem.FAILED_ATTEMPTS;
import static io.sosw.aws.task.TaskItem.JOB_ID;
import static io.sosw.aws.task.TaskItem.LABOURER_ID;
import static io.sosw.aws.task.TaskItem.PAYLOAD;
import static io.sosw.aws.task.TaskItem.STARTED_BY;
import static io.sosw.aws.task.TaskItem.STATE;
import static io.sosw.aws.task.TaskItem.number;
import static io.sosw.aws.task.TaskItem.text;

import io.sosw.aws.task.ConditionalUpdate.Outcome;
import io.sosw.aws.task.ConditionalUpdate.Outcome.Refused;
import io.sosw.aws.task.ConditionalUpdate.Outcome.Written;
import io.sosw.idempotency.AlreadyRunning;
import io.sosw.worker.Attempt;
import io.sosw.worker.Closing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What is recorded of tasks that come by a queue. They have no row until there is something to record; the row never
 * stands in the index of due tasks, so no Orchestrator sees it.
 *
 * <p>Safe for use by several threads.
 */
public final class QueuedTransitions {
    private static final String OPEN = "(attribute_not_exists(" + STATE + ") OR " + STATE + " = :leased)";

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Clock clock;
    private final Duration keepClosed;

    /**
     * @param keepClosed how long a closed task stays before DynamoDB's time to live takes it
     */
    public QueuedTransitions(DynamoDbClient dynamoDb, TaskTableName names, Clock clock, Duration keepClosed) {
        this.dynamoDb = dynamoDb;
        this.table = names.table();
        this.clock = clock;
        this.keepClosed = keepClosed;
    }

    /**
     * Claims a delivery, if claims are wanted.
     *
     * @return whether to run; not if the task is closed
     * @throws AlreadyRunning if another delivery holds a claim
     */
    public boolean start(Attempt attempt) {
        var queued = attempt.queued().orElseThrow();
        if (queued.closing() != Closing.CLAIMED) {
            return true;
        }
        var now = clock.instant();
        var outcome = identified(attempt)
                .set(STATE, text(TaskState.LEASED.name()))
                .set(DUE, number(now.plus(queued.lease()).toEpochMilli()))
                .set(STARTED_BY, text(attempt.execution()))
                .add(ATTEMPTS, 1)
                .when("attribute_not_exists(" + STATE + ") OR (" + STATE + " = :leased AND (" + DUE + " <= :now OR "
                        + STARTED_BY + " = :execution))")
                .with(":leased", text(TaskState.LEASED.name()))
                .with(":now", number(now.toEpochMilli()))
                .with(":execution", text(attempt.execution()))
                .run(dynamoDb, table, attempt.taskId());
        if (outcome instanceof Refused refused) {
            var open = refused.task().filter(task -> !task.state().closed());
            open.ifPresent(task -> {
                throw new AlreadyRunning(attempt.taskId(), task.due() == null ? now : task.due());
            });
            return false;
        }
        return true;
    }

    /**
     * Closes the task as done, if that is wanted.
     *
     * @param extra {@code result_…} and {@code stat_…} attributes
     * @return whether it was this execution that closed it
     */
    public boolean complete(Attempt attempt, Map<String, AttributeValue> extra) {
        if (attempt.queued().orElseThrow().closing() == Closing.NONE) {
            return true;
        }
        return mine(completion(attempt, extra).run(dynamoDb, table, attempt.taskId()), attempt);
    }

    /** The same as a part of a transaction; also where nothing else would be recorded. */
    ConditionalUpdate completion(Attempt attempt, Map<String, AttributeValue> extra) {
        boolean claimed = attempt.queued().orElseThrow().closing() == Closing.CLAIMED;
        var now = clock.instant();
        var update = closing(attempt, TaskState.COMPLETED, 1, now).set(COMPLETED_AT, number(now.toEpochMilli()));
        if (claimed) {
            update.when(STATE + " = :leased AND " + STARTED_BY + " = :execution")
                    .with(":leased", text(TaskState.LEASED.name()))
                    .with(":execution", text(attempt.execution()));
        } else {
            update.set(STARTED_BY, text(attempt.execution()))
                    .add(ATTEMPTS, 1)
                    .when("attribute_not_exists(" + STATE + ")");
        }
        extra.forEach(update::set);
        return update;
    }

    /** Gives a claim back, so that the message may be worked on as soon as it comes again. */
    public boolean fail(Attempt attempt, Map<String, AttributeValue> extra) {
        if (attempt.queued().orElseThrow().closing() != Closing.CLAIMED) {
            return true;
        }
        var update = new ConditionalUpdate()
                .set(DUE, number(clock.instant().toEpochMilli()))
                .add(FAILED_ATTEMPTS, 1)
                .when(STATE + " = :leased AND " + STARTED_BY + " = :execution")
                .with(":leased", text(TaskState.LEASED.name()))
                .with(":execution", text(attempt.execution()));
        extra.forEach(update::set);
        return update.run(dynamoDb, table, attempt.taskId()) instanceof Written;
    }

    /**
     * Closes a task as dead that the queue has given up, with its payload for whoever retries it.
     *
     * @return whether it was this call; not if it was closed before
     */
    public boolean bury(Attempt attempt, String payload) {
        return closing(attempt, TaskState.DEAD, 0, clock.instant())
                        .set(PAYLOAD, text(payload))
                        .add(ATTEMPTS, 0)
                        .when(OPEN)
                        .with(":leased", text(TaskState.LEASED.name()))
                        .run(dynamoDb, table, attempt.taskId())
                instanceof Written;
    }

    private boolean mine(Outcome outcome, Attempt attempt) {
        if (outcome instanceof Refused refused) {
            return refused.task()
                    .filter(task -> task.state() == TaskState.COMPLETED)
                    .filter(task -> attempt.execution().equals(TaskItem.textOf(task.attributes(), STARTED_BY)))
                    .isPresent();
        }
        return true;
    }

    private ConditionalUpdate closing(Attempt attempt, TaskState state, int status, Instant now) {
        return identified(attempt)
                .set(STATE, text(state.name()))
                .set(CLOSED_AT, number(now.toEpochMilli()))
                .set(CLOSED_KEY, text(attempt.labourerId() + "_" + status))
                .set(EXPIRES, number(now.plus(keepClosed).getEpochSecond()))
                .remove(DUE);
    }

    private ConditionalUpdate identified(Attempt attempt) {
        return new ConditionalUpdate()
                .set(LABOURER_ID, text(attempt.labourerId()))
                .set(JOB_ID, text(attempt.queued().orElseThrow().jobId()))
                .set(CREATED_AT, number(clock.instant().toEpochMilli()));
    }
}
