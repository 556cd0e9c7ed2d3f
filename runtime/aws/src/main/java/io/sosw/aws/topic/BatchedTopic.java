package io.sosw.aws.topic;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/**
 * Gathers messages and publishes those of one subject and one set of attributes as one. What is left is published when it
 * is closed: let the context of the invocation hold one, so that nothing waits in a warm process. Needs {@code
 * software.amazon.awssdk:sns} on the class path and {@code sns:Publish}. Not thread-safe.
 */
public final class BatchedTopic implements AutoCloseable {
    /** Between messages. */
    public static final String SEPARATOR = "\n\n#####\n\n";

    private static final int MOST_BYTES = 256 * 1024;
    private static final int LONGEST_SUBJECT = 99;

    private final SnsClient client;
    private final List<String> waiting = new ArrayList<>();
    private String topicArn;
    private @Nullable String subject;
    private Map<String, Object> attributes = Map.of();
    private int bytes;

    /**
     * @param subject of messages that bring none
     */
    public BatchedTopic(SnsClient client, String topicArn, @Nullable String subject) {
        this.client = client;
        this.topicArn = checked(topicArn);
        this.subject = subject;
    }

    /** From now on to another topic; what waits is published to the one before. */
    public void to(String arn) {
        if (!arn.equals(topicArn)) {
            flush();
            topicArn = checked(arn);
        }
    }

    /** From now on of another subject; what waits is published with the one before. */
    public void about(String newSubject) {
        if (!newSubject.equals(subject)) {
            flush();
            subject = newSubject;
        }
    }

    /** A message of the current subject, without attributes. */
    public void send(String message) {
        send(message, null, Map.of());
    }

    /** A message of a subject, which becomes the current one. */
    public void send(String message, String newSubject) {
        send(message, newSubject, Map.of());
    }

    /**
     * A message.
     *
     * @param message an empty one is dropped: SNS takes none
     * @param newSubject becomes the current one; null keeps it
     * @param newAttributes texts, numbers, flags, or lists of them
     * @throws IllegalStateException if there is no subject
     * @throws IllegalArgumentException if an attribute is something else
     */
    public void send(String message, @Nullable String newSubject, Map<String, ?> newAttributes) {
        newAttributes.values().forEach(TopicAttributes::of);
        if (message.isEmpty()) {
            return;
        }
        var size = message.getBytes(StandardCharsets.UTF_8).length;
        if (newSubject != null) {
            about(newSubject);
        }
        if (!newAttributes.equals(attributes) || bytes + SEPARATOR.length() + size > MOST_BYTES) {
            flush();
        }
        if (subject == null) {
            throw new IllegalStateException("The message has no subject: give one with it, or to the topic");
        }
        attributes = Map.copyOf(newAttributes);
        bytes += size + (waiting.isEmpty() ? 0 : SEPARATOR.length());
        waiting.add(message);
    }

    /** How many messages wait. */
    public int waiting() {
        return waiting.size();
    }

    /** Publishes what waits, now. What cannot be published stays. */
    public void flush() {
        if (waiting.isEmpty()) {
            attributes = Map.of();
            return;
        }
        var typed = new LinkedHashMap<String, MessageAttributeValue>();
        attributes.forEach((name, value) -> typed.put(name, TopicAttributes.of(value)));
        client.publish(publish -> publish.topicArn(topicArn)
                .subject(subject(Objects.requireNonNull(subject)))
                .message(String.join(SEPARATOR, waiting))
                .messageAttributes(typed));
        waiting.clear();
        attributes = Map.of();
        bytes = 0;
    }

    @Override
    public void close() {
        flush();
    }

    /** What SNS takes as a subject: one line of less than 100 characters. */
    static String subject(String text) {
        var line = text.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= LONGEST_SUBJECT ? line : line.substring(0, LONGEST_SUBJECT - 1) + "~";
    }

    private static String checked(String arn) {
        if (!arn.regionMatches(true, 0, "arn:aws", 0, "arn:aws".length())) {
            throw new IllegalArgumentException("'" + arn + "' is no ARN of a topic");
        }
        return arn;
    }
}
