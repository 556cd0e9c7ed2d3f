package io.sosw.local.sqs;

import io.sosw.local.sqs.StoredMessage.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Strict order within a message group; a group waits while one of its messages is in flight or while its first is
 * delayed. Groups take turns.
 */
final class FifoLine implements Line {
    private final Map<String, Group> groups = new HashMap<>();
    private final LinkedHashSet<Group> ready = new LinkedHashSet<>();

    @Override
    public void arrived(StoredMessage message) {
        var group = groups.computeIfAbsent(name(message), Group::new);
        group.messages.put(message.sequence, message);
        refresh(group);
    }

    @Override
    public void visible(StoredMessage message) {
        var group = groups.get(name(message));
        if (group != null) {
            group.inFlight.remove(message);
            refresh(group);
        }
    }

    @Override
    public void gone(StoredMessage message) {
        var group = groups.get(name(message));
        if (group != null) {
            group.inFlight.remove(message);
            group.messages.remove(message.sequence);
            refresh(group);
        }
    }

    @Override
    public List<StoredMessage> take(int max, Predicate<StoredMessage> alive) {
        var taken = new ArrayList<StoredMessage>(max);
        while (taken.size() < max && !ready.isEmpty()) {
            var group = ready.iterator().next();
            ready.remove(group);
            takeFrom(group, max, alive, taken);
            refresh(group);
        }
        return taken;
    }

    private static void takeFrom(Group group, int max, Predicate<StoredMessage> alive, List<StoredMessage> taken) {
        for (var message : List.copyOf(
                group.messages.headMap(group.window(max - taken.size()), true).values())) {
            if (taken.size() == max || message.state != State.VISIBLE) {
                return;
            }
            if (alive.test(message)) {
                taken.add(message);
                group.inFlight.add(message);
            } else {
                group.messages.remove(message.sequence);
            }
        }
    }

    @Override
    public void clear() {
        groups.clear();
        ready.clear();
    }

    private void refresh(Group group) {
        if (group.messages.isEmpty()) {
            groups.remove(group.name, group);
            ready.remove(group);
        } else if (group.inFlight.isEmpty() && group.messages.firstEntry().getValue().state == State.VISIBLE) {
            ready.add(group);
        } else {
            ready.remove(group);
        }
    }

    private static String name(StoredMessage message) {
        return Objects.requireNonNullElse(message.content.groupId(), "");
    }

    private static final class Group {
        final String name;
        final TreeMap<Long, StoredMessage> messages = new TreeMap<>();
        final List<StoredMessage> inFlight = new ArrayList<>();

        Group(String name) {
            this.name = name;
        }

        /** The sequence number of the n-th message: a backlog of a million must not be copied to hand out ten. */
        long window(int count) {
            var last = messages.firstKey();
            var left = count;
            for (var sequence : messages.keySet()) {
                last = sequence;
                if (--left <= 0) {
                    break;
                }
            }
            return last;
        }
    }
}
