package io.sosw.local.junit;

import io.sosw.event.SqsMessage;
import io.sosw.wrapper.poller.EntryFailure;
import io.sosw.wrapper.poller.MessageQueue;
import io.sosw.wrapper.poller.QueueAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A queue in memory that delivers each message once: {@code FakeQueue.of("{\"n\":1}", "poison")}. */
public final class FakeQueue implements MessageQueue {
    private static final String ARN = "arn:aws:sqs:us-east-1:000000000000:fake";

    private final Map<String, SqsMessage> left = new LinkedHashMap<>();
    private final List<SqsMessage> waiting = new ArrayList<>();

    private FakeQueue(List<String> bodies) {
        for (String body : bodies) {
            var id = "m" + (waiting.size() + 1);
            var attributes = new TreeMap<>(Map.of("ApproximateReceiveCount", "1"));
            waiting.add(new SqsMessage(id, "r" + id, body, attributes, Map.of(), "", ARN));
        }
        waiting.forEach(message -> left.put(message.receiptHandle(), message));
    }

    /** Messages with these bodies. */
    public static FakeQueue of(String... bodies) {
        return new FakeQueue(Arrays.asList(bodies));
    }

    /** The messages to come, as the poller will receive them. */
    public synchronized List<SqsMessage> messages() {
        return List.copyOf(waiting);
    }

    /** Ids of the messages that were not deleted. */
    public synchronized List<String> left() {
        return left.values().stream().map(SqsMessage::messageId).toList();
    }

    @Override
    public QueueAttributes attributes() {
        return new QueueAttributes("fake", ARN, Duration.ofHours(1), false, 0, left().size());
    }

    @Override
    public synchronized List<SqsMessage> receive(int most, Duration wait) {
        var part = waiting.subList(0, Math.min(most, waiting.size()));
        var messages = List.copyOf(part);
        part.clear();
        return messages;
    }

    @Override
    public synchronized List<EntryFailure> delete(List<SqsMessage> messages) {
        messages.forEach(message -> left.remove(message.receiptHandle()));
        return List.of();
    }

    @Override
    public List<EntryFailure> changeVisibility(List<SqsMessage> messages, Duration timeout) {
        return List.of();
    }

    @Override
    public void close() {}
}
