package io.sosw.wrapper.poller;

import io.sosw.event.SqsMessage;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Counts, and remembers which messages failed last time. */
final class Tally {
    private final Set<String> failing = new HashSet<>();
    private long handled;
    private long failed;
    private long released;

    synchronized void settled(List<SqsMessage> succeeded, List<SqsMessage> left) {
        handled += succeeded.size();
        failed += left.size();
        for (SqsMessage message : succeeded) {
            failing.remove(message.messageId());
        }
        for (SqsMessage message : left) {
            failing.add(message.messageId());
        }
    }

    synchronized void released(int count) {
        released += count;
    }

    synchronized boolean anyFailing() {
        return !failing.isEmpty();
    }

    synchronized PollReport report(boolean redriven) {
        return new PollReport(handled, failed, released, redriven ? 0 : failing.size());
    }
}
