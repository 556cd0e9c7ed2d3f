package io.sosw.event;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One notification of a topic, delivered directly or through a queue: the event type of a function that wants subject or
 * attributes and not only what the message says.
 *
 * @param messageId given by SNS; empty in an event written by hand
 * @param topicArn the topic
 * @param subject if the publisher gave one
 * @param message as it was published
 * @param attributes the values of the publisher's message attributes, by name
 */
public record SnsMessage(
        String messageId, String topicArn, @Nullable String subject, String message, Map<String, String> attributes) {

    static SnsMessage from(Members notification) {
        var attributes = new LinkedHashMap<String, String>();
        if (notification.hasObject("MessageAttributes")) {
            var all = notification.inner("MessageAttributes");
            for (var name : all.object().keySet()) {
                attributes.put((String) name, all.inner((String) name).text("Value"));
            }
        }
        return new SnsMessage(
                notification.hasText("MessageId") ? notification.text("MessageId") : "",
                notification.text("TopicArn"),
                notification.textOrNull("Subject"),
                notification.text("Message"),
                attributes);
    }
}
