package io.sosw.event;

import io.sosw.json.JsonException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One message of a queue as Lambda hands it to a function: the event type of a function that wants the message itself and
 * not only what its body says. One run a message.
 *
 * @param messageId the identifier that a {@link BatchResponse} names; empty in an event written by hand, whose failure then
 *     is that of the whole batch
 * @param receiptHandle what deletes this delivery
 * @param body as it was sent
 * @param attributes of SQS: {@code ApproximateReceiveCount}, {@code SentTimestamp}, {@code MessageGroupId} and so on
 * @param messageAttributes of the sender
 * @param md5OfBody in hexadecimal
 * @param eventSourceArn the queue's ARN
 */
public record SqsMessage(
        String messageId,
        String receiptHandle,
        String body,
        Map<String, String> attributes,
        Map<String, MessageAttribute> messageAttributes,
        String md5OfBody,
        String eventSourceArn) {
    static final String SOURCE = "aws:sqs";

    /** Keeps copies of the maps in their order; refuses a receive count that is no number. */
    public SqsMessage {
        requireCount(attributes.get("ApproximateReceiveCount"));
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        messageAttributes = Collections.unmodifiableMap(new LinkedHashMap<>(messageAttributes));
    }

    static SqsMessage from(@Nullable Object value) {
        var members = Members.of(value, "a message of SQS");
        var attributes = new LinkedHashMap<String, MessageAttribute>();
        if (members.hasObject("messageAttributes")) {
            for (var entry : members.inner("messageAttributes").object().entrySet()) {
                var name = (String) entry.getKey();
                try {
                    attributes.put(name, MessageAttribute.from(entry.getValue()));
                } catch (JsonException e) {
                    throw e.inside(name).inside("messageAttributes");
                }
            }
        }
        return new SqsMessage(
                id(members),
                textOrEmpty(members, "receiptHandle"),
                members.text("body"),
                members.texts("attributes"),
                attributes,
                textOrEmpty(members, "md5OfBody"),
                textOrEmpty(members, "eventSourceARN"));
    }

    static String id(Members message) {
        return textOrEmpty(message, "messageId");
    }

    private static String textOrEmpty(Members members, String key) {
        var text = members.textOrNull(key);
        return text == null ? "" : text;
    }

    /** How often it has been received, this time included; 1 if SQS does not say. */
    public int attempt() {
        var count = attributes.get("ApproximateReceiveCount");
        return count == null ? 1 : Integer.parseInt(count);
    }

    private static void requireCount(@Nullable String count) {
        try {
            if (count != null) {
                Integer.parseInt(count);
            }
        } catch (NumberFormatException e) {
            throw JsonException.at("/attributes/ApproximateReceiveCount", "expected a number but found " + count);
        }
    }

    /** The message group of a FIFO queue; null on a standard queue that has none. */
    public @Nullable String groupId() {
        return attributes.get("MessageGroupId");
    }

    /** The record in Lambda's event, member by member. */
    public Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> attributesOfSender = new LinkedHashMap<>();
        for (var entry : messageAttributes.entrySet()) {
            attributesOfSender.put(entry.getKey(), entry.getValue().toMap());
        }
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("messageId", messageId);
        map.put("receiptHandle", receiptHandle);
        map.put("body", body);
        map.put("attributes", attributes);
        map.put("messageAttributes", attributesOfSender);
        map.put("md5OfBody", md5OfBody);
        map.put("eventSource", SOURCE);
        map.put("eventSourceARN", eventSourceArn);
        map.put("awsRegion", region());
        return map;
    }

    /** arn:partition:sqs:region:account:name. */
    private String region() {
        var parts = eventSourceArn.split(":", -1);
        return parts.length > 3 ? parts[3] : "";
    }
}
