package io.sosw.local.sqs;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The attributes of a queue as they are asked for: those set and those counted. */
final class QueueAttributes {
    private static final Set<String> SETTABLE = Set.of(
            "DelaySeconds",
            "MaximumMessageSize",
            "MessageRetentionPeriod",
            "ReceiveMessageWaitTimeSeconds",
            "VisibilityTimeout",
            "RedrivePolicy",
            "RedriveAllowPolicy",
            "Policy",
            "KmsMasterKeyId",
            "FifoQueue",
            "KmsDataKeyReusePeriodSeconds",
            "SqsManagedSseEnabled",
            "ContentBasedDeduplication",
            "DeduplicationScope",
            "FifoThroughputLimit");

    private QueueAttributes() {}

    static Map<String, String> of(Queue queue, List<String> names) {
        var all = all(queue);
        if (names.contains("All")) {
            return all;
        }
        for (var name : names) {
            if (!all.containsKey(name) && !SETTABLE.contains(name)) {
                throw SqsErrors.attributeName(name);
            }
        }
        all.keySet().retainAll(Set.copyOf(names));
        return all;
    }

    private static Map<String, String> all(Queue queue) {
        queue.lock.lock();
        try {
            queue.reveal();
            var all = new TreeMap<>(queue.settings.values());
            all.put("QueueArn", queue.arn.toString());
            all.put("ApproximateNumberOfMessages", Integer.toString(queue.counts.visible));
            all.put("ApproximateNumberOfMessagesNotVisible", Integer.toString(queue.counts.inFlight));
            all.put("ApproximateNumberOfMessagesDelayed", Integer.toString(queue.counts.delayed));
            all.put("CreatedTimestamp", Long.toString(queue.createdAt / 1000));
            all.put("LastModifiedTimestamp", Long.toString(queue.modifiedAt / 1000));
            return all;
        } finally {
            queue.lock.unlock();
        }
    }
}
