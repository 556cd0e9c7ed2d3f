package io.sosw.local.world;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Carries a message from one service to the target that an ARN names, so that services need not know each other. Each
 * service that can be a target registers itself once.
 *
 * <p>Safe for use by several threads.
 */
public final class Deliveries {
    /** Each message goes straight to its target. */
    public static final Way DIRECT = (target, message, delivery) -> delivery.run();

    private final Map<String, Target> targets = new ConcurrentHashMap<>();
    private volatile Way way = DIRECT;

    /** Puts something between senders and targets. */
    public void through(Way between) {
        way = between;
    }

    /** Lets a message through, or not. */
    @FunctionalInterface
    public interface Way {
        void deliver(Arn target, Message message, Runnable delivery);
    }

    /**
     * @param service the ARN's service, for example {@code sqs}
     */
    public void register(String service, Target target) {
        targets.put(service, target);
    }

    /**
     * Delivers at once, in the caller's thread.
     *
     * @throws IllegalArgumentException if no such service or resource exists
     */
    public void deliver(Arn target, Message message) {
        var receiver = targets.get(target.service());
        if (receiver == null) {
            throw new IllegalArgumentException("Nothing can be delivered to " + target);
        }
        way.deliver(target, message, () -> receiver.accept(target, message));
    }

    /** Whether the service behind the ARN can be a target. */
    public boolean accepts(Arn target) {
        return targets.containsKey(target.service());
    }

    /** A service that others deliver to. */
    @FunctionalInterface
    public interface Target {
        void accept(Arn resource, Message message);
    }

    /**
     * @param source who sends: a service principal such as {@code s3.amazonaws.com}
     * @param sourceArn the sending resource
     * @param body the payload as it arrives there
     * @param attributes message attributes, name to text
     * @param groupId FIFO message group, or empty
     * @param deduplicationId FIFO deduplication id, or empty
     */
    public record Message(
            String source,
            String sourceArn,
            String body,
            Map<String, String> attributes,
            String groupId,
            String deduplicationId) {

        /** A message without attributes or FIFO ids. */
        public static Message of(String source, String sourceArn, String body) {
            return new Message(source, sourceArn, body, Map.of(), "", "");
        }
    }
}
