package io.sosw.local.sqs;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** A message in a queue. Guarded by the lock of its queue. */
final class StoredMessage {
    final UUID id;
    final Content content;
    final long sequence;
    long sentAt;
    State state = State.VISIBLE;
    long visibleAt;
    int receives;
    long firstReceivedAt;
    String deadLetterSource = "";

    StoredMessage(UUID id, Content content, long sequence, long sentAt) {
        this.id = id;
        this.content = content;
        this.sequence = sequence;
        this.sentAt = sentAt;
    }

    /** What the sender said. */
    record Content(
            String body,
            Map<String, MessageAttributeValue> attributes,
            @Nullable String traceHeader,
            @Nullable String groupId,
            @Nullable String deduplicationId,
            String senderId) {}

    /** Where the message stands. */
    enum State {
        DELAYED,
        VISIBLE,
        IN_FLIGHT,
        GONE
    }
}
