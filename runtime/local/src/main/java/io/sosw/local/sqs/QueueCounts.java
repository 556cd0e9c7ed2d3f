package io.sosw.local.sqs;

import io.sosw.local.sqs.StoredMessage.State;

/** How many messages of a queue are in which state. Guarded by the lock of its queue. */
final class QueueCounts {
    int visible;
    int delayed;
    int inFlight;

    void entered(State state) {
        add(state, 1);
    }

    void left(State state) {
        add(state, -1);
    }

    void moved(State from, State to) {
        left(from);
        entered(to);
    }

    void reset() {
        visible = 0;
        delayed = 0;
        inFlight = 0;
    }

    private void add(State state, int step) {
        switch (state) {
            case VISIBLE -> visible += step;
            case DELAYED -> delayed += step;
            case IN_FLIGHT -> inFlight += step;
            case GONE -> throw new IllegalStateException("The message is gone");
        }
    }
}
