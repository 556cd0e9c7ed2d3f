package io.sosw.wrapper.poller;

import io.sosw.event.SqsMessage;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One run at a time for each message group of a FIFO queue. A run takes all its groups at once. */
final class GroupLocks {
    private final Set<String> busy = new HashSet<>();

    static Set<String> groups(List<SqsMessage> messages) {
        var groups = new HashSet<String>();
        for (SqsMessage message : messages) {
            var group = message.groupId();
            if (group != null) {
                groups.add(group);
            }
        }
        return groups;
    }

    synchronized void acquire(Set<String> groups) throws InterruptedException {
        while (groups.stream().anyMatch(busy::contains)) {
            wait();
        }
        busy.addAll(groups);
    }

    synchronized void release(Set<String> groups) {
        busy.removeAll(groups);
        notifyAll();
    }
}
