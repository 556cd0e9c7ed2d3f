package io.sosw.event;

import io.sosw.json.JsonException;
import org.jspecify.annotations.Nullable;

/**
 * What one run of a function is about. A unit whose payload could not be understood carries the failure instead, so that
 * it fails alone.
 *
 * @param itemIdentifier the messageId if it came from a queue; several units may have come in one message
 * @param attempt 1 for the first delivery, as far as the place can tell
 * @param groupId the message group if it came from a FIFO queue
 * @param value of the function's event type; null if malformed, and for {@code Void}
 * @param malformed why the payload could not be understood
 */
public record UnitOfWork(
        @Nullable String itemIdentifier,
        int attempt,
        @Nullable String groupId,
        @Nullable Object value,
        @Nullable JsonException malformed) {

    /**
     * The event to run the function with.
     *
     * @throws JsonException if the payload could not be understood
     */
    public @Nullable Object event() {
        if (malformed != null) {
            throw malformed;
        }
        return value;
    }
}
