package io.sosw.wrapper.dispatch;

import io.sosw.function.Invocation;
import org.jspecify.annotations.Nullable;

/** What a wrapper hands an event to. */
@FunctionalInterface
public interface EventHandler {

    /**
     * Handles one event as delivered, envelopes and all.
     *
     * @param event a plain JSON value
     * @param invocation the parent
     * @return what {@code Json.write} takes; a {@code BatchResponse} for a batch of messages
     * @throws Exception when the event as a whole has failed
     */
    @Nullable
    Object handle(@Nullable Object event, Invocation invocation) throws Exception;
}
