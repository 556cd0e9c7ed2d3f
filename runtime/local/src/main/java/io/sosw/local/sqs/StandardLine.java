package io.sosw.local.sqs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** First come, first served; what comes back queues up again. */
final class StandardLine implements Line {
    private final ArrayDeque<StoredMessage> waiting = new ArrayDeque<>();

    @Override
    public void arrived(StoredMessage message) {
        if (message.state == StoredMessage.State.VISIBLE) {
            waiting.addLast(message);
        }
    }

    @Override
    public void visible(StoredMessage message) {
        waiting.addLast(message);
    }

    /** Skipped when its turn comes. */
    @Override
    public void gone(StoredMessage message) {}

    @Override
    public List<StoredMessage> take(int max, Predicate<StoredMessage> alive) {
        var taken = new ArrayList<StoredMessage>(max);
        while (taken.size() < max) {
            var next = waiting.pollFirst();
            if (next == null) {
                break;
            }
            if (next.state == StoredMessage.State.VISIBLE && alive.test(next)) {
                taken.add(next);
            }
        }
        return taken;
    }

    @Override
    public void clear() {
        waiting.clear();
    }
}
