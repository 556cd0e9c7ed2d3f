package io.sosw.local.sqs;

import io.sosw.local.wire.TraceHeader;
import io.sosw.local.world.Deliveries;
import io.sosw.local.world.Ids;
import io.sosw.local.world.World;
import java.util.HashMap;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeNameForSends;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** Puts messages into queues. */
final class Sending {
    private static final int LONGEST_DELAY = 900;
    private final World world;
    private final AtomicLong sequence = new AtomicLong();

    Sending(World world) {
        this.world = world;
    }

    StoredMessage send(Queue queue, SendMessageRequest request) {
        var settings = queue.settings;
        MessageRules.check(request.messageBody(), request.messageAttributes(), settings);
        MessageRules.checkFifo(request.messageGroupId(), request.messageDeduplicationId(), settings);
        var content = new StoredMessage.Content(
                request.messageBody(),
                request.messageAttributes(),
                traceHeader(request),
                request.messageGroupId(),
                deduplicationId(request, settings),
                world.accountId());
        return put(queue, content, delay(request.delaySeconds(), settings));
    }

    private static @Nullable String deduplicationId(SendMessageRequest request, Settings settings) {
        var given = request.messageDeduplicationId();
        return given == null && settings.fifo ? AttributeDigest.sha256(request.messageBody()) : given;
    }

    /** What the sender names wins over what its SDK sends along. */
    private static @Nullable String traceHeader(SendMessageRequest request) {
        var named = request.messageSystemAttributes().get(MessageSystemAttributeNameForSends.AWS_TRACE_HEADER);
        var along = TraceHeader.of(request);
        return named != null ? named.stringValue() : along.isEmpty() ? null : along;
    }

    private static long delay(@Nullable Integer asked, Settings settings) {
        if (asked == null) {
            return settings.delay * 1000L;
        }
        if (asked < 0 || asked > LONGEST_DELAY) {
            throw SqsErrors.outOfRange("DelaySeconds", asked, "DelaySeconds must be >= 0 and <= 900.");
        }
        if (settings.fifo && asked != settings.delay) {
            throw SqsErrors.outOfRange(
                    "DelaySeconds", asked, "The request include parameter that is not valid for this queue type");
        }
        return asked * 1000L;
    }

    private StoredMessage put(Queue queue, StoredMessage.Content content, long delayMillis) {
        queue.lock.lock();
        try {
            var key = queue.settings.fifo ? key(content, queue.settings) : "";
            var earlier = queue.settings.fifo ? queue.deduplication.find(key, queue.now()) : null;
            if (earlier != null) {
                return earlier;
            }
            var message = fresh(content, queue.now());
            queue.add(message, delayMillis);
            if (queue.settings.fifo) {
                queue.deduplication.remember(key, message);
            }
            return message;
        } finally {
            queue.lock.unlock();
        }
    }

    private static String key(StoredMessage.Content content, Settings settings) {
        var id = Objects.requireNonNull(content.deduplicationId());
        return settings.scopedByGroup ? content.groupId() + "\n" + id : id;
    }

    /** A message with an id and a place in the order of all messages. */
    StoredMessage fresh(StoredMessage.Content content, long now) {
        return new StoredMessage(Ids.uuid(world.random()), content, sequence.incrementAndGet(), now);
    }

    /** Moves a message that was received too often; it keeps its id and its count. */
    void bury(StoredMessage message, Queue source, Queue target) {
        var buried = new StoredMessage(
                message.id,
                message.content,
                sequence.incrementAndGet(),
                target.settings.fifo ? target.now() : message.sentAt);
        buried.receives = message.receives;
        buried.firstReceivedAt = message.firstReceivedAt;
        buried.deadLetterSource = source.arn.toString();
        target.lock.lock();
        try {
            target.add(buried, 0);
        } finally {
            target.lock.unlock();
        }
    }

    /** A message from another service. */
    void deliver(Queue queue, Deliveries.Message message) {
        var attributes = new HashMap<String, MessageAttributeValue>();
        message.attributes()
                .forEach((name, value) -> attributes.put(
                        name,
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue(value)
                                .build()));
        send(
                queue,
                SendMessageRequest.builder()
                        .messageBody(message.body())
                        .messageAttributes(attributes)
                        .messageGroupId(message.groupId().isEmpty() ? null : message.groupId())
                        .messageDeduplicationId(message.deduplicationId().isEmpty() ? null : message.deduplicationId())
                        .build());
    }

    /** A FIFO sequence number: twenty digits that grow. */
    static String sequenceNumber(StoredMessage message) {
        return String.format(java.util.Locale.ROOT, "188%017d", message.sequence);
    }
}
