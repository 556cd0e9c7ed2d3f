package io.sosw.local.sqs;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/** A message as one receiver asked to see it. */
final class MessageView {
    private final Set<String> system;
    private final Set<String> user;

    @SuppressWarnings("deprecation") // older clients say AttributeNames
    MessageView(ReceiveMessageRequest request) {
        system = new LinkedHashSet<>(request.messageSystemAttributeNamesAsStrings());
        system.addAll(request.attributeNamesAsStrings());
        user = Set.copyOf(request.messageAttributeNames());
    }

    Message of(StoredMessage message, Queue queue) {
        var content = message.content;
        var builder = Message.builder()
                .messageId(message.id.toString())
                .receiptHandle(new ReceiptHandle(queue.name, message.id, message.receives).toString())
                .md5OfBody(AttributeDigest.ofBody(content.body()))
                .body(content.body());
        if (!system.isEmpty()) {
            builder.attributesWithStrings(systemAttributes(message, queue));
        }
        var attributes = chosen(content.attributes());
        if (!attributes.isEmpty()) {
            builder.messageAttributes(attributes).md5OfMessageAttributes(AttributeDigest.ofAttributes(attributes));
        }
        return builder.build();
    }

    private Map<String, String> systemAttributes(StoredMessage message, Queue queue) {
        var all = new HashMap<String, String>();
        var content = message.content;
        put(all, "SenderId", content.senderId());
        put(all, "SentTimestamp", Long.toString(message.sentAt));
        put(all, "ApproximateReceiveCount", Integer.toString(message.receives));
        put(all, "ApproximateFirstReceiveTimestamp", Long.toString(message.firstReceivedAt));
        put(all, "AWSTraceHeader", content.traceHeader());
        put(all, "MessageGroupId", content.groupId());
        if (queue.settings.fifo) {
            put(all, "MessageDeduplicationId", content.deduplicationId());
            put(all, "SequenceNumber", Sending.sequenceNumber(message));
        }
        put(all, "DeadLetterQueueSourceArn", message.deadLetterSource.isEmpty() ? null : message.deadLetterSource);
        return all;
    }

    private void put(Map<String, String> all, String name, @Nullable String value) {
        if (value != null && (system.contains("All") || system.contains(name))) {
            all.put(name, value);
        }
    }

    private Map<String, MessageAttributeValue> chosen(Map<String, MessageAttributeValue> attributes) {
        if (user.isEmpty() || attributes.isEmpty()) {
            return Map.of();
        }
        var chosen = new HashMap<String, MessageAttributeValue>();
        attributes.forEach((name, value) -> {
            if (user.stream().anyMatch(pattern -> matches(pattern, name))) {
                chosen.put(name, value);
            }
        });
        return chosen;
    }

    /** {@code All}, {@code .*}, {@code prefix.*} or the name itself. */
    private static boolean matches(String pattern, String name) {
        if (pattern.equals("All") || pattern.equals(name)) {
            return true;
        }
        return pattern.endsWith(".*") && name.startsWith(pattern.substring(0, pattern.length() - 2));
    }
}
