package io.sosw.local.sns;

import io.sosw.json.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A notification as subscribers read it. The signature is a placeholder: nobody off this machine reads it. */
final class Envelope {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Envelope() {}

    static String json(Topic topic, Subscription subscriber, Publication publication, Topic.Sent sent) {
        return Json.write(fields(topic, subscriber, publication, sent, "SigningCertURL", "UnsubscribeURL"));
    }

    /** Lambda spells two of the fields its own way. */
    static String lambdaEvent(Topic topic, Subscription subscriber, Publication publication, Topic.Sent sent) {
        var fields = fields(topic, subscriber, publication, sent, "SigningCertUrl", "UnsubscribeUrl");
        fields.putIfAbsent("Subject", null);
        fields.putIfAbsent("MessageAttributes", Map.of());
        var record = new LinkedHashMap<String, Object>();
        record.put("EventSource", "aws:sns");
        record.put("EventVersion", "1.0");
        record.put("EventSubscriptionArn", subscriber.arn);
        record.put("Sns", fields);
        return Json.write(Map.of("Records", List.of(record)));
    }

    private static Map<String, Object> fields(
            Topic topic,
            Subscription subscriber,
            Publication publication,
            Topic.Sent sent,
            String certificate,
            String unsubscribe) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("Type", "Notification");
        fields.put("MessageId", sent.messageId());
        if (topic.isFifo()) {
            fields.put("SequenceNumber", sent.sequence());
        }
        fields.put("TopicArn", topic.arn);
        var subject = publication.subject();
        if (subject != null) {
            fields.put("Subject", subject);
        }
        fields.put("Message", publication.textFor(subscriber.protocol));
        fields.put("Timestamp", time(sent.time()));
        fields.put("SignatureVersion", "1");
        fields.put("Signature", "EXAMPLE");
        fields.put(certificate, "EXAMPLE");
        fields.put(unsubscribe, "EXAMPLE");
        if (!publication.attributes().isEmpty()) {
            fields.put("MessageAttributes", publication.envelopeAttributes());
        }
        return fields;
    }

    static String confirmation(Subscription subscription, String messageId, Instant now, String endpoint) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("Type", "SubscriptionConfirmation");
        fields.put("MessageId", messageId);
        fields.put("Token", subscription.token);
        fields.put("TopicArn", subscription.topicArn);
        fields.put(
                "Message",
                "You have chosen to subscribe to the topic " + subscription.topicArn
                        + ".\nTo confirm the subscription, visit the SubscribeURL included in this message.");
        fields.put(
                "SubscribeURL",
                endpoint + "/?Action=ConfirmSubscription&Version=2010-03-31&TopicArn=" + subscription.topicArn
                        + "&Token=" + subscription.token);
        fields.put("Timestamp", time(now));
        fields.put("SignatureVersion", "1");
        fields.put("Signature", "EXAMPLE");
        fields.put("SigningCertURL", "EXAMPLE");
        return Json.write(fields);
    }

    private static String time(Instant time) {
        return TIME.format(time);
    }
}
