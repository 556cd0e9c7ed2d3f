package io.sosw.local.sqs;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksResultEntry;

/** A task that moves the messages of a dead-letter queue back or on. Guarded by the lock of {@link MoveTasks}. */
final class MoveTask {
    final String handle;
    final Queue source;
    final @Nullable Queue destination;
    final @Nullable Integer perSecond;
    final long startedAt;
    final long toMove;
    long moved;
    Status status = Status.RUNNING;

    MoveTask(
            String handle,
            Queue source,
            @Nullable Queue destination,
            @Nullable Integer perSecond,
            long startedAt,
            long toMove) {
        this.handle = handle;
        this.source = source;
        this.destination = destination;
        this.perSecond = perSecond;
        this.startedAt = startedAt;
        this.toMove = toMove;
    }

    ListMessageMoveTasksResultEntry entry() {
        return ListMessageMoveTasksResultEntry.builder()
                .taskHandle(status == Status.RUNNING ? handle : null)
                .status(status.name())
                .sourceArn(source.arn.toString())
                .destinationArn(destination == null ? null : destination.arn.toString())
                .maxNumberOfMessagesPerSecond(perSecond)
                .approximateNumberOfMessagesMoved(moved)
                .approximateNumberOfMessagesToMove(toMove)
                .startedTimestamp(startedAt)
                .build();
    }

    enum Status {
        RUNNING,
        COMPLETED,
        CANCELLED
    }
}
