package io.sosw.local.sqs;

import java.util.List;
import java.util.function.Predicate;

/** The order in which a queue hands out its messages. Guarded by the lock of its queue. */
interface Line {

    /** A message arrived; it may still be delayed. */
    void arrived(StoredMessage message);

    /** A delay or a visibility timeout ended. */
    void visible(StoredMessage message);

    /** A message is gone; its state says so already. */
    void gone(StoredMessage message);

    /**
     * Takes visible messages out of the line.
     *
     * @param alive false for a message that the queue has just disposed of instead of handing it out
     */
    List<StoredMessage> take(int max, Predicate<StoredMessage> alive);

    /** Forgets all messages. */
    void clear();
}
