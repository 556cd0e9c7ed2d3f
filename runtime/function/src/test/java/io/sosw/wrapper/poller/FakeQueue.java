package io.sosw.wrapper.poller;

import io.sosw.event.SqsMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A queue in memory with visibility, receive counts, message groups and redrive; refuses what a test tells it to. */
final class FakeQueue implements MessageQueue {
    final List<String> deadLetters = new ArrayList<>();
    final List<List<String>> deletes = new ArrayList<>();
    final List<String> visibilities = new ArrayList<>();
    final List<Integer> receives = new ArrayList<>();
    final Deque<RuntimeException> receiveErrors = new ArrayDeque<>();
    final Deque<RuntimeException> deleteErrors = new ArrayDeque<>();
    final Map<String, Integer> refusedDeletes = new TreeMap<>();
    boolean senderFault;
    Duration visibility = Duration.ofSeconds(30);
    boolean fifo;
    /** How much time an empty receive takes at most; little where threads race with it. */
    Duration longestWait = Duration.ofSeconds(20);

    int maxReceiveCount;
    Runnable onReceive = () -> {};
    private final ManualTime time;
    private final List<Entry> entries = new ArrayList<>();
    private int sent;
    private int handles;

    FakeQueue(ManualTime time) {
        this.time = time;
    }

    synchronized FakeQueue send(String... bodies) {
        for (String body : bodies) {
            sendTo(null, body);
        }
        return this;
    }

    synchronized FakeQueue sendTo(@Nullable String group, String body) {
        entries.add(new Entry("m" + ++sent, body, group));
        return this;
    }

    synchronized List<String> left() {
        return entries.stream().map(entry -> entry.id).toList();
    }

    @Override
    public synchronized QueueAttributes attributes() {
        return new QueueAttributes("jobs", arn(), visibility, fifo, maxReceiveCount, entries.size());
    }

    private String arn() {
        return "arn:aws:sqs:us-east-1:000000000000:jobs" + (fifo ? ".fifo" : "");
    }

    @Override
    public List<SqsMessage> receive(int most, Duration wait) {
        onReceive.run();
        synchronized (this) {
            receives.add(most);
            if (!receiveErrors.isEmpty()) {
                throw receiveErrors.remove();
            }
            var found = visible(most);
            if (!found.isEmpty()) {
                return found;
            }
        }
        time.advance(wait.compareTo(longestWait) < 0 ? wait : longestWait);
        synchronized (this) {
            return visible(most);
        }
    }

    private List<SqsMessage> visible(int most) {
        var now = time.instant();
        entries.removeIf(entry -> {
            var dead = maxReceiveCount > 0 && entry.received >= maxReceiveCount && !entry.visibleAt.isAfter(now);
            if (dead) {
                deadLetters.add(entry.id);
            }
            return dead;
        });
        var locked = new HashSet<String>();
        for (Entry entry : entries) {
            if (entry.group != null && entry.visibleAt.isAfter(now)) {
                locked.add(entry.group);
            }
        }
        var messages = new ArrayList<SqsMessage>();
        for (Entry entry : entries) {
            if (messages.size() < most
                    && !entry.visibleAt.isAfter(now)
                    && (entry.group == null || !locked.contains(entry.group))) {
                messages.add(entry.receive(now.plus(visibility), "r" + ++handles, arn()));
            }
        }
        return messages;
    }

    @Override
    public synchronized List<EntryFailure> delete(List<SqsMessage> messages) {
        deletes.add(messages.stream().map(SqsMessage::messageId).toList());
        if (!deleteErrors.isEmpty()) {
            throw deleteErrors.remove();
        }
        var failures = new ArrayList<EntryFailure>();
        for (SqsMessage message : messages) {
            var refusals = refusedDeletes.getOrDefault(message.messageId(), 0);
            if (refusals > 0) {
                refusedDeletes.put(message.messageId(), refusals - 1);
                failures.add(new EntryFailure(message, "InternalError", "try again", senderFault));
            } else {
                entries.removeIf(entry -> entry.handle.equals(message.receiptHandle()));
            }
        }
        return failures;
    }

    @Override
    public synchronized List<EntryFailure> changeVisibility(List<SqsMessage> messages, Duration timeout) {
        for (SqsMessage message : messages) {
            visibilities.add(message.messageId() + "=" + timeout.toMillis());
            for (Entry entry : entries) {
                if (entry.handle.equals(message.receiptHandle())) {
                    entry.visibleAt = time.instant().plus(timeout);
                }
            }
        }
        return List.of();
    }

    @Override
    public void close() {}

    private static final class Entry {
        final String id;
        final String body;
        final @Nullable String group;
        Instant visibleAt = Instant.MIN;
        String handle = "";
        int received;

        Entry(String id, String body, @Nullable String group) {
            this.id = id;
            this.body = body;
            this.group = group;
        }

        SqsMessage receive(Instant hiddenUntil, String newHandle, String arn) {
            visibleAt = hiddenUntil;
            handle = newHandle;
            received++;
            var attributes = new TreeMap<>(Map.of("ApproximateReceiveCount", String.valueOf(received)));
            if (group != null) {
                attributes.put("MessageGroupId", group);
            }
            return new SqsMessage(id, handle, body, attributes, Map.of(), "", arn);
        }
    }
}
