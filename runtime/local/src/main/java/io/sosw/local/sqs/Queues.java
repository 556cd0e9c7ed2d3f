package io.sosw.local.sqs;

import io.sosw.local.world.Arn;
import io.sosw.local.world.World;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** All queues of the account. Safe for use by several threads. */
final class Queues {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,80}|[A-Za-z0-9_-]{1,75}\\.fifo");
    private final ConcurrentSkipListMap<String, Queue> byName = new ConcurrentSkipListMap<>();
    private final World world;
    private final URI endpoint;

    Queues(World world, URI endpoint) {
        this.world = world;
        this.endpoint = endpoint;
    }

    /** Makes the queue, or finds the one that exists with the same attributes. */
    synchronized Queue create(@Nullable String name, Map<String, String> attributes, Map<String, String> tags) {
        if (name == null) {
            throw SqsErrors.missing("QueueName");
        }
        var isFifo = name.endsWith(".fifo");
        if (!NAME.matcher(name).matches() || isFifo != "true".equals(attributes.get(Settings.FIFO))) {
            throw SqsErrors.invalidParameter(
                    isFifo || "true".equals(attributes.get(Settings.FIFO))
                            ? "The name of a FIFO queue can only include alphanumeric characters, hyphens, or "
                                    + "underscores, must end with .fifo suffix and be 1 to 80 in length."
                            : "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
        }
        var settings = checked(Settings.defaults().with(attributes), isFifo);
        var existing = byName.get(name);
        if (existing != null) {
            var different = existing.settings.firstDifference(attributes);
            if (different != null) {
                throw SqsErrors.queueExists(different);
            }
            return existing;
        }
        var queue = new Queue(name, settings, world);
        queue.tags.putAll(tags);
        byName.put(name, queue);
        return queue;
    }

    /** A dead-letter queue must exist and be of the same kind. */
    Settings checked(Settings settings, boolean isFifo) {
        var policy = settings.redrive;
        if (policy != null) {
            var target = byName.get(policy.target().resource());
            if (target == null || !policy.target().service().equals("sqs")) {
                throw RedrivePolicy.refuse(policy.toString(), "Dead letter target does not exist.");
            }
            if (target.settings.fifo != isFifo) {
                throw RedrivePolicy.refuse(
                        policy.toString(), "Dead-letter queue must be same type of queue as the source.");
            }
        }
        return settings;
    }

    String url(Queue queue) {
        return endpoint + "/" + world.accountId() + "/" + queue.name;
    }

    /** By URL: the last part of the path counts, because clients reach the port under several names. */
    Queue byUrl(@Nullable String url) {
        if (url == null || url.isEmpty()) {
            throw SqsErrors.missing("QueueUrl");
        }
        return named(url.substring(url.lastIndexOf('/') + 1));
    }

    Queue named(@Nullable String name) {
        var queue = name == null ? null : byName.get(name);
        if (queue == null) {
            throw SqsErrors.noQueue();
        }
        return queue;
    }

    @Nullable
    Queue find(Arn arn) {
        return arn.service().equals("sqs") ? byName.get(arn.resource()) : null;
    }

    synchronized void delete(Queue queue) {
        byName.remove(queue.name, queue);
        queue.lock.lock();
        try {
            queue.delete();
        } finally {
            queue.lock.unlock();
        }
    }

    /** The queues whose names begin so, in order of their names. */
    List<Queue> startingWith(String prefix) {
        return byName.tailMap(prefix).values().stream()
                .takeWhile(q -> q.name.startsWith(prefix))
                .toList();
    }

    /** The queues whose dead letters go there. */
    List<Queue> sourcesOf(Queue target) {
        return byName.values().stream()
                .filter(q -> {
                    var policy = q.settings.redrive;
                    return policy != null && policy.target().equals(target.arn);
                })
                .toList();
    }
}
