package io.sosw.event;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What kind of envelope a payload came in; recognised by the fewest members that tell it, so that an event written by hand
 * is understood as well.
 */
public enum Envelope {
    /** {@code {"Records": [{"eventSource": "aws:sqs", "body": …}]}}. */
    SQS,
    /** {@code {"Records": [{"Sns": {"Message": …}}]}}, as a topic invokes a function. */
    SNS,
    /** {@code {"TopicArn": "arn:…", "Message": …}}, as a topic writes to a queue. */
    SNS_NOTIFICATION,
    /** {@code {"Records": [{"eventSource": "aws:s3", "s3": …}]}}. */
    S3,
    /** {@code {"Event": "s3:TestEvent", "Bucket": …}}: sent once when a notification is configured; means nothing. */
    S3_TEST,
    /** {@code {"detail-type": …, "source": …, "detail": …}}. */
    EVENT_BRIDGE,
    /** The payload itself. */
    NONE;

    /** Recognises the outermost envelope of a plain JSON value. */
    public static Envelope of(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return NONE;
        }
        var members = new Members(map);
        if (!members.list("Records").isEmpty()) {
            return ofRecords(members);
        }
        if (map.get("TopicArn") instanceof String topic && topic.startsWith("arn:") && members.hasText("Message")) {
            return SNS_NOTIFICATION;
        }
        if (members.hasText("detail-type") && members.hasText("source") && members.hasObject("detail")) {
            return EVENT_BRIDGE;
        }
        return "s3:TestEvent".equals(map.get("Event")) && members.hasText("Bucket") ? S3_TEST : NONE;
    }

    /** An envelope is one only if all its records are of its kind. */
    private static Envelope ofRecords(Members members) {
        Envelope common = null;
        for (var item : members.list("Records")) {
            var kind = item instanceof Map<?, ?> map ? ofRecord(new Members(map)) : NONE;
            if (common != null && common != kind) {
                return NONE;
            }
            common = kind;
        }
        return common == null ? NONE : common;
    }

    private static Envelope ofRecord(Members item) {
        if (SqsMessage.SOURCE.equals(item.object().get("eventSource"))) {
            return item.hasText("body") ? SQS : NONE;
        }
        if ("aws:s3".equals(item.object().get("eventSource"))) {
            return item.hasObject("s3") ? S3 : NONE;
        }
        return item.object().get("Sns") instanceof Map<?, ?> sns
                        && sns.get("Message") instanceof String message
                        && !message.isEmpty()
                ? SNS
                : NONE;
    }
}
