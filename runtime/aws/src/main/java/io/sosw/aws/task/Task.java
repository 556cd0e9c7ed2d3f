package io.sosw.aws.task;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A task as it stands in the table.
 *
 * @param taskId its id
 * @param labourerId who works on it
 * @param jobId the job it came from
 * @param state where it stands
 * @param attempts leases so far; the number of the current attempt while it is leased
 * @param startedAttempt the attempt that a worker has started last, 0 for none
 * @param failedAttempts attempts that a worker reported as failed
 * @param due when it may be leased (queued) or its lease ends (leased); null once closed
 * @param createdAt when it was created
 * @param completedAt when a worker recorded its completion
 * @param closedAt when it was closed, dead or completed
 * @param payload JSON text
 * @param attributes the whole item, {@code result_…} and {@code stat_…} included
 */
public record Task(
        String taskId,
        String labourerId,
        String jobId,
        TaskState state,
        int attempts,
        int startedAttempt,
        int failedAttempts,
        @Nullable Instant due,
        Instant createdAt,
        @Nullable Instant completedAt,
        @Nullable Instant closedAt,
        String payload,
        Map<String, AttributeValue> attributes) {

    /** 365.25 days in seconds: what sosw adds to the moment of invocation. */
    public static final long GREENFIELD_DELTA_SECONDS = 31_557_600;

    /**
     * sosw's state in one number: below now while queued, the moment of invocation plus
     * {@link #GREENFIELD_DELTA_SECONDS} once invoked.
     */
    public long greenfield() {
        return TaskItem.longOf(attributes, TaskItem.GREENFIELD);
    }

    /** Whether a worker may still be busy with it although it was taken back. */
    public boolean heldAt(Instant now) {
        return state == TaskState.CANCELLED && now.toEpochMilli() < TaskItem.longOf(attributes, TaskItem.LEASED_UNTIL);
    }

    /** The task that goes on with its work since somebody retried it. */
    public Optional<String> retriedAs() {
        return Optional.of(TaskItem.textOf(attributes, TaskItem.RETRIED_AS)).filter(id -> !id.isEmpty());
    }

    /** Where it stands for a person who looks at it. */
    public Standing standing(Instant now) {
        return switch (state) {
            case QUEUED -> Standing.QUEUED;
            case LEASED -> due != null && due.isAfter(now) ? Standing.RUNNING : Standing.EXPIRED;
            case COMPLETED -> Standing.COMPLETED;
            case DEAD -> Standing.DEAD;
            case CANCELLED -> Standing.CANCELLED;
        };
    }
}
