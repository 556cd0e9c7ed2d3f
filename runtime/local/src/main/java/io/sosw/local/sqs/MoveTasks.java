package io.sosw.local.sqs;

import io.sosw.local.sqs.MoveTask.Status;
import io.sosw.local.world.Arn;
import io.sosw.local.world.AwsErrors;
import io.sosw.local.world.Ids;
import io.sosw.local.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksResultEntry;

/** Moves dead letters back to where they came from, or to another queue. Safe for use by several threads. */
final class MoveTasks {
    private static final int FASTEST = 500;
    private final World world;
    private final Queues queues;
    private final Sending sending;
    private final List<MoveTask> tasks = new ArrayList<>();

    MoveTasks(World world, Queues queues, Sending sending) {
        this.world = world;
        this.queues = queues;
        this.sending = sending;
    }

    synchronized String start(
            @Nullable String sourceArn, @Nullable String destinationArn, @Nullable Integer perSecond) {
        var source = queue("SourceArn", sourceArn);
        var destination = destinationArn == null ? null : queue("DestinationArn", destinationArn);
        if (perSecond != null && (perSecond < 1 || perSecond > FASTEST)) {
            throw SqsErrors.outOfRange("MaxNumberOfMessagesPerSecond", perSecond, "Must be between 1 and 500.");
        }
        if (queues.sourcesOf(source).isEmpty()) {
            throw SqsErrors.unsupported("Source queue must be configured as a Dead Letter Queue.");
        }
        if (tasks.stream().anyMatch(t -> t.source == source && t.status == Status.RUNNING)) {
            throw SqsErrors.unsupported("There is already a task running. Only one active task is allowed for a source "
                    + "queue arn at a given time.");
        }
        var handle = Ids.uuid(world.random()).toString();
        var task = new MoveTask(
                handle, source, destination, perSecond, world.clock().millis(), source.counts.visible);
        tasks.add(0, task);
        step(task);
        return handle;
    }

    private synchronized void step(MoveTask task) {
        if (task.status != Status.RUNNING) {
            return;
        }
        var most = task.perSecond == null ? Integer.MAX_VALUE : task.perSecond;
        var count = 0;
        while (count < most && moveOne(task)) {
            count++;
        }
        task.moved += count;
        if (count < most || task.moved >= task.toMove) {
            task.status = Status.COMPLETED;
        } else {
            world.timers().after(Duration.ofSeconds(1), () -> step(task));
        }
    }

    /** A moved message is a new one: new id, new time of sending, no receives. */
    private boolean moveOne(MoveTask task) {
        var message = takeOne(task.source);
        if (message == null) {
            return false;
        }
        var target = task.destination == null ? origin(message, task.source) : task.destination;
        target.lock.lock();
        try {
            target.add(sending.fresh(message.content, target.now()), 0);
        } finally {
            target.lock.unlock();
        }
        return true;
    }

    private static @Nullable StoredMessage takeOne(Queue source) {
        source.lock.lock();
        try {
            var taken = source.take(1, 0);
            taken.forEach(source::delete);
            return taken.isEmpty() ? null : taken.get(0);
        } finally {
            source.lock.unlock();
        }
    }

    private Queue origin(StoredMessage message, Queue deadLetters) {
        var origin = message.deadLetterSource.isEmpty() ? null : queues.find(Arn.parse(message.deadLetterSource));
        return origin == null ? queues.sourcesOf(deadLetters).get(0) : origin;
    }

    synchronized long cancel(@Nullable String handle) {
        for (var task : tasks) {
            if (task.handle.equals(handle) && task.status == Status.RUNNING) {
                task.status = Status.CANCELLED;
                return task.moved;
            }
        }
        throw SqsErrors.notFound("Task does not exist.");
    }

    synchronized List<ListMessageMoveTasksResultEntry> list(@Nullable String sourceArn, @Nullable Integer max) {
        var source = queue("SourceArn", sourceArn);
        return tasks.stream()
                .filter(t -> t.source == source)
                .limit(max == null ? 1 : max)
                .map(MoveTask::entry)
                .toList();
    }

    private Queue queue(String parameter, @Nullable String arn) {
        if (arn == null) {
            throw SqsErrors.missing(parameter);
        }
        try {
            var found = queues.find(Arn.parse(arn));
            if (found != null) {
                return found;
            }
        } catch (IllegalArgumentException e) {
            throw AwsErrors.because(SqsErrors.outOfRange(parameter, arn, "Not an ARN."), e);
        }
        throw SqsErrors.notFound("The resource that you specified for the " + parameter + " parameter doesn't exist.");
    }
}
