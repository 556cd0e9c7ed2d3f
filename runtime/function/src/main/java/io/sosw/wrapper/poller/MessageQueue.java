package io.sosw.wrapper.poller;

import io.sosw.event.SqsMessage;
import java.time.Duration;
import java.util.List;

/**
 * A queue with the semantics of SQS. Calls block; they throw {@link RuntimeException} when the service cannot be reached or
 * refuses, and {@link io.sosw.error.UserError} when a person has to mend something.
 *
 * <p>Safe for use by several threads.
 */
public interface MessageQueue extends AutoCloseable {
    /** What one call of SQS takes at most. */
    int MOST_ENTRIES = 10;

    /** What the queue says of itself. */
    QueueAttributes attributes();

    /**
     * Receives.
     *
     * @param most at most {@link #MOST_ENTRIES}
     * @param wait how long to wait for the first message
     */
    List<SqsMessage> receive(int most, Duration wait);

    /**
     * Deletes at most {@link #MOST_ENTRIES}.
     *
     * @return those that were not deleted
     */
    List<EntryFailure> delete(List<SqsMessage> messages);

    /**
     * Hides at most {@link #MOST_ENTRIES} for so long from now.
     *
     * @return those for which it was refused
     */
    List<EntryFailure> changeVisibility(List<SqsMessage> messages, Duration timeout);

    @Override
    void close();
}
