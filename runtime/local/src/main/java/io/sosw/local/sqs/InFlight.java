package io.sosw.local.sqs;

import io.sosw.local.sqs.StoredMessage.State;
import org.jspecify.annotations.Nullable;

/** What receivers do with the messages they hold. */
final class InFlight {
    private InFlight() {}

    /** Deleting what is gone already succeeds; so does an old handle, which deletes nothing. */
    static void delete(Queue queue, @Nullable String text) {
        var handle = handle(queue, text);
        queue.lock.lock();
        try {
            var message = queue.find(handle);
            if (message == null) {
                return;
            }
            if (queue.settings.fifo && message.state != State.IN_FLIGHT) {
                throw SqsErrors.outOfRange("ReceiptHandle", text(text), "The receipt handle has expired.");
            }
            queue.delete(message);
        } finally {
            queue.lock.unlock();
        }
    }

    static void changeVisibility(Queue queue, @Nullable String text, @Nullable Integer seconds) {
        var handle = handle(queue, text);
        if (seconds == null) {
            throw SqsErrors.missing("VisibilityTimeout");
        }
        if (seconds < 0 || seconds > Receiving.LONGEST_VISIBILITY) {
            throw SqsErrors.outOfRange("VisibilityTimeout", seconds, "Must be between 0 and 43200, if provided.");
        }
        queue.lock.lock();
        try {
            var message = queue.find(handle);
            if (message == null) {
                throw SqsErrors.outOfRange(
                        "ReceiptHandle",
                        text(text),
                        "Message does not exist or is not available for visibility timeout change.");
            }
            if (message.state != State.IN_FLIGHT) {
                throw SqsErrors.notInFlight(text(text));
            }
            queue.changeVisibility(message, seconds * 1000L);
        } finally {
            queue.lock.unlock();
        }
    }

    private static ReceiptHandle handle(Queue queue, @Nullable String text) {
        if (text == null) {
            throw SqsErrors.missing("ReceiptHandle");
        }
        var handle = ReceiptHandle.parse(text);
        if (!handle.queue().equals(queue.name)) {
            throw SqsErrors.handle(text);
        }
        return handle;
    }

    private static String text(@Nullable String handle) {
        return String.valueOf(handle);
    }
}
