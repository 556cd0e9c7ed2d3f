package io.sosw.local.sns;

import io.sosw.local.world.Arn;
import io.sosw.local.world.Deliveries;
import io.sosw.local.world.Ids;
import io.sosw.local.world.World;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Brings messages to all subscribers that want them. */
final class Publishing {
    private static final System.Logger LOG = System.getLogger(Publishing.class.getName());
    private static final String SOURCE = "sns.amazonaws.com";
    private final World world;

    Publishing(World world) {
        this.world = world;
    }

    Topic.Sent publish(Topic topic, Publication given) {
        var publication = Publication.checked(given);
        var id = Ids.uuid(world.random()).toString();
        var now = world.clock().instant();
        var sent = topic.isFifo()
                ? topic.place(deduplicationId(topic, publication), id, now)
                : new Topic.Sent(id, "", now, false);
        if (!sent.isRepeated()) {
            for (var subscription : topic.subscriptions.values()) {
                if (!subscription.pending && subscription.wants(publication)) {
                    deliver(topic, subscription, publication, sent);
                }
            }
        }
        return sent;
    }

    private static String deduplicationId(Topic topic, Publication publication) {
        if (publication.groupId() == null) {
            throw SnsErrors.invalid("The MessageGroupId parameter is required for FIFO topics");
        }
        var given = publication.deduplicationId();
        if (given == null && !topic.isContentDeduplicated()) {
            throw SnsErrors.invalid("The topic should either have ContentBasedDeduplication enabled or "
                    + "MessageDeduplicationId provided explicitly");
        }
        return given == null ? sha256(publication.message()) : given;
    }

    private void deliver(Topic topic, Subscription subscription, Publication publication, Topic.Sent sent) {
        switch (subscription.protocol) {
            case "sqs", "firehose" -> toArn(subscription, queued(topic, subscription, publication, sent));
            case "lambda" ->
                toArn(
                        subscription,
                        Deliveries.Message.of(
                                SOURCE, topic.arn, Envelope.lambdaEvent(topic, subscription, publication, sent)));
            case "http", "https" -> {
                var body = body(topic, subscription, publication, sent);
                world.timers().outside(Duration.ZERO, () -> post(subscription, sent.messageId(), body));
            }
            default ->
                LOG.log(
                        Level.INFO,
                        "{0} to {1}: {2}",
                        subscription.protocol,
                        subscription.endpoint,
                        publication.textFor(subscription.protocol));
        }
    }

    private static Deliveries.Message queued(
            Topic topic, Subscription subscription, Publication publication, Topic.Sent sent) {
        return new Deliveries.Message(
                SOURCE,
                topic.arn,
                body(topic, subscription, publication, sent),
                subscription.isRaw() ? publication.rawAttributes() : Map.of(),
                subscription.endpoint.endsWith(".fifo") ? Objects.requireNonNullElse(publication.groupId(), "") : "",
                subscription.endpoint.endsWith(".fifo") ? deduplicationIdForQueue(topic, publication) : "");
    }

    private static String deduplicationIdForQueue(Topic topic, Publication publication) {
        return topic.isFifo() ? deduplicationId(topic, publication) : "";
    }

    private static String body(Topic topic, Subscription subscription, Publication publication, Topic.Sent sent) {
        return subscription.isRaw()
                ? publication.textFor(subscription.protocol)
                : Envelope.json(topic, subscription, publication, sent);
    }

    private void toArn(Subscription subscription, Deliveries.Message message) {
        try {
            world.deliveries().deliver(Arn.parse(subscription.endpoint), message);
        } catch (IllegalArgumentException e) {
            undelivered(subscription, message.body(), e);
        }
    }

    private void post(Subscription subscription, String messageId, String body) {
        try {
            HttpPost.send(subscription, "Notification", messageId, body);
        } catch (UncheckedIOException e) {
            undelivered(subscription, body, e);
        }
    }

    /** To the subscription's dead-letter queue if it has one, else into the log. */
    private void undelivered(Subscription subscription, String body, RuntimeException reason) {
        @Nullable String queue = subscription.deadLetterQueue();
        if (queue == null) {
            LOG.log(
                    Level.WARNING,
                    "Not delivered to " + subscription.endpoint + " (" + subscription.arn + "): " + reason);
        } else {
            world.deliveries().deliver(Arn.parse(queue), Deliveries.Message.of(SOURCE, subscription.topicArn, body));
        }
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
