package io.sosw.local.sqs;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/** Hands messages out, waits for them, and moves those that were received too often. */
final class Receiving {
    private static final int MOST_MESSAGES = 10;
    private static final int LONGEST_WAIT = 20;
    static final int LONGEST_VISIBILITY = 43_200;
    private final Queues queues;
    private final Sending sending;

    Receiving(Queues queues, Sending sending) {
        this.queues = queues;
        this.sending = sending;
    }

    List<Message> receive(Queue queue, ReceiveMessageRequest request) {
        var max = between("MaxNumberOfMessages", request.maxNumberOfMessages(), 1, MOST_MESSAGES, 1);
        var wait = between("WaitTimeSeconds", request.waitTimeSeconds(), 0, LONGEST_WAIT, queue.settings.wait);
        var visibility = between(
                "VisibilityTimeout", request.visibilityTimeout(), 0, LONGEST_VISIBILITY, queue.settings.visibility);
        var deadline = queue.now() + wait * 1000L;
        var view = new MessageView(request);
        while (true) {
            var found = attempt(queue, max, visibility * 1000L, deadline, view);
            found.dead.forEach(message -> bury(message, queue));
            if (found.isFinal) {
                return found.messages;
            }
        }
    }

    LocalSqs.Waiting waiting(Queue queue, ReceiveMessageRequest request) {
        var wait = between("WaitTimeSeconds", request.waitTimeSeconds(), 0, LONGEST_WAIT, queue.settings.wait);
        var deadline = queue.now() + wait * 1000L;
        var seen = new long[] {revision(queue)};
        return () -> changed(queue, seen, deadline);
    }

    private static long revision(Queue queue) {
        queue.lock.lock();
        try {
            return queue.revision;
        } finally {
            queue.lock.unlock();
        }
    }

    private static boolean changed(Queue queue, long[] seen, long deadline) {
        queue.lock.lock();
        try {
            while (queue.revision == seen[0] && queue.now() < deadline && !queue.deleted) {
                queue.await(deadline);
            }
            var changed = queue.revision != seen[0];
            seen[0] = queue.revision;
            return changed && queue.now() < deadline;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AbortedException.create("The shim stopped while a receiver was waiting", e);
        } finally {
            queue.lock.unlock();
        }
    }

    private Found attempt(Queue queue, int max, long visibility, long deadline, MessageView view) {
        queue.lock.lock();
        try {
            if (queue.deleted) {
                throw SqsErrors.noQueue();
            }
            var messages = new ArrayList<Message>(max);
            for (var message : queue.take(max, visibility)) {
                messages.add(view.of(message, queue));
            }
            var dead = queue.takeDead();
            var isLate = queue.now() >= deadline;
            if (messages.isEmpty() && dead.isEmpty() && !isLate) {
                queue.await(deadline);
                return new Found(List.of(), List.of(), false);
            }
            if (messages.isEmpty() && queue.isFull() && !queue.settings.fifo) {
                throw SqsErrors.overLimit();
            }
            return new Found(messages, dead, !messages.isEmpty() || dead.isEmpty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AbortedException.create("The shim stopped while a receiver was waiting", e);
        } finally {
            queue.lock.unlock();
        }
    }

    private void bury(StoredMessage message, Queue source) {
        var policy = source.settings.redrive;
        var target = policy == null ? null : queues.find(policy.target());
        if (target != null) {
            sending.bury(message, source, target);
        }
    }

    private static int between(String name, @Nullable Integer given, int least, int most, int otherwise) {
        if (given == null) {
            return otherwise;
        }
        if (given < least || given > most) {
            throw SqsErrors.outOfRange(name, given, "Must be between " + least + " and " + most + ", if provided.");
        }
        return given;
    }

    private record Found(List<Message> messages, List<StoredMessage> dead, boolean isFinal) {}
}
