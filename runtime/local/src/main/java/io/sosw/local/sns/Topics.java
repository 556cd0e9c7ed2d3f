package io.sosw.local.sns;

import io.sosw.local.world.Arn;
import io.sosw.local.world.Ids;
import io.sosw.local.world.World;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** All topics and subscriptions of the account. Safe for use by several threads. */
final class Topics {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,256}|[A-Za-z0-9_-]{1,251}\\.fifo");
    private static final Set<String> PROTOCOLS =
            Set.of("sqs", "lambda", "http", "https", "email", "email-json", "sms", "application", "firehose");
    private final Map<String, Topic> byArn = new ConcurrentSkipListMap<>();
    private final World world;

    Topics(World world) {
        this.world = world;
    }

    Topic create(@Nullable String name, Map<String, String> attributes, Map<String, String> tags) {
        var isFifo = "true".equals(attributes.get("FifoTopic"));
        if (name == null || !NAME.matcher(name).matches()) {
            throw SnsErrors.invalid("Topic Name");
        }
        if (isFifo != name.endsWith(".fifo")) {
            throw SnsErrors.invalid("Fifo Topic names must end with .fifo and must be made up of only uppercase and "
                    + "lowercase ASCII letters, numbers, underscores, and hyphens, and must be between 1 and 256 "
                    + "characters long.");
        }
        var arn = new Arn("sns", world.region(), world.accountId(), name).toString();
        return byArn.computeIfAbsent(arn, a -> {
            var topic = new Topic(a);
            topic.attributes.putAll(attributes);
            topic.tags.putAll(tags);
            return topic;
        });
    }

    Topic topic(@Nullable String arn) {
        var topic = arn == null ? null : byArn.get(arn);
        if (topic == null) {
            throw SnsErrors.noTopic();
        }
        return topic;
    }

    /** The operations on tags have an error of their own. */
    Topic tagged(@Nullable String arn) {
        var topic = arn == null ? null : byArn.get(arn);
        if (topic == null) {
            throw SnsErrors.noResource();
        }
        return topic;
    }

    /** Deleting a topic that does not exist succeeds. */
    void delete(@Nullable String arn) {
        if (arn != null) {
            byArn.remove(arn);
        }
    }

    List<Topic> all() {
        return List.copyOf(byArn.values());
    }

    List<Subscription> subscriptions() {
        return byArn.values().stream()
                .flatMap(t -> t.subscriptions.values().stream())
                .toList();
    }

    /** A subscription of that endpoint; subscribing twice alike gives the same. */
    Subscription subscribe(
            Topic topic, @Nullable String protocol, @Nullable String endpoint, Map<String, String> attributes) {
        if (protocol == null || !PROTOCOLS.contains(protocol)) {
            throw SnsErrors.invalid("Does not support this protocol string: " + protocol);
        }
        if (endpoint == null || endpoint.isEmpty()) {
            throw SnsErrors.invalid("Endpoint");
        }
        if (protocol.startsWith("http") && !HttpPost.isLoopback(endpoint)) {
            throw SnsErrors.invalid("Endpoint: the shim posts to 127.0.0.1 and localhost only, not to " + endpoint);
        }
        for (var existing : topic.subscriptions.values()) {
            if (existing.protocol.equals(protocol) && existing.endpoint.equals(endpoint)) {
                if (!existing.holds(attributes)) {
                    throw SnsErrors.invalid("Attributes Reason: Subscription already exists with different attributes");
                }
                return existing;
            }
        }
        var arn = topic.arn + ":" + Ids.uuid(world.random());
        var token = Ids.text(world.random(), "0123456789abcdef", 64);
        var subscription = new Subscription(arn, topic.arn, protocol, endpoint, token);
        attributes.forEach(subscription::set);
        subscription.pending = protocol.startsWith("http");
        topic.subscriptions.put(arn, subscription);
        return subscription;
    }

    Subscription subscription(@Nullable String arn) {
        for (var topic : byArn.values()) {
            var found = arn == null ? null : topic.subscriptions.get(arn);
            if (found != null) {
                return found;
            }
        }
        throw SnsErrors.noSubscription();
    }

    void unsubscribe(@Nullable String arn) {
        byArn.values().forEach(topic -> topic.subscriptions.remove(String.valueOf(arn)));
    }
}
