package io.sosw.local.sns;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;

/** A topic and who subscribed to it. Guarded by itself where it says so. */
final class Topic {
    /** The names of the attributes that SetTopicAttributes takes. */
    static final Pattern SETTABLE = Pattern.compile("DeliveryPolicy|DisplayName|MaximumMessageSize|Policy|TracingConfig"
            + "|KmsMasterKeyId|SignatureVersion|ContentBasedDeduplication|ArchivePolicy|FifoThroughputScope"
            + "|DataProtectionPolicy|(HTTP|Firehose|Lambda|Application|SQS)"
            + "((Success|Failure)FeedbackRoleArn|SuccessFeedbackSampleRate)");

    private static final long DEDUPLICATION_SECONDS = 300;
    final String arn;
    final Map<String, String> attributes = new ConcurrentSkipListMap<>();
    final Map<String, String> tags = new TreeMap<>();
    final Map<String, Subscription> subscriptions = new ConcurrentSkipListMap<>();
    private final Map<String, Sent> sent = new HashMap<>();
    private long sequence;

    Topic(String arn) {
        this.arn = arn;
    }

    boolean isFifo() {
        return "true".equals(attributes.get("FifoTopic"));
    }

    boolean isContentDeduplicated() {
        return "true".equals(attributes.get("ContentBasedDeduplication"));
    }

    /** A new message's place, or what was sent before under the same id within five minutes. */
    synchronized Sent place(String deduplicationId, String messageId, Instant now) {
        sent.values().removeIf(s -> !s.time.plusSeconds(DEDUPLICATION_SECONDS).isAfter(now));
        var earlier = sent.get(deduplicationId);
        if (earlier != null) {
            return new Sent(earlier.messageId, earlier.sequence, earlier.time, true);
        }
        sequence++;
        var fresh = new Sent(messageId, String.format(java.util.Locale.ROOT, "1%019d", sequence), now, false);
        sent.put(deduplicationId, fresh);
        return fresh;
    }

    /**
     * @param isRepeated whether nothing is to be delivered again
     */
    record Sent(String messageId, String sequence, Instant time, boolean isRepeated) {}
}
