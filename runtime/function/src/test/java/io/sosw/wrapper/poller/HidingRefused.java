package io.sosw.wrapper.poller;

import io.sosw.event.SqsMessage;
import java.time.Duration;
import java.util.List;

/** A queue that does not change visibilities. */
final class HidingRefused implements MessageQueue {
    boolean unreachable;
    private final MessageQueue queue;

    HidingRefused(MessageQueue queue) {
        this.queue = queue;
    }

    @Override
    public QueueAttributes attributes() {
        return queue.attributes();
    }

    @Override
    public List<SqsMessage> receive(int most, Duration wait) {
        return queue.receive(most, wait);
    }

    @Override
    public List<EntryFailure> delete(List<SqsMessage> messages) {
        return queue.delete(messages);
    }

    @Override
    public List<EntryFailure> changeVisibility(List<SqsMessage> messages, Duration timeout) {
        if (unreachable) {
            throw new IllegalStateException("down");
        }
        return messages.stream()
                .map(message -> new EntryFailure(message, "X", "no", true))
                .toList();
    }

    @Override
    public void close() {}
}
