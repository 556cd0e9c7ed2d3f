package io.sosw.wrapper.dispatch;

import io.sosw.function.Invocation;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What a wrapper hands an event to. */
@FunctionalInterface
public interface EventHandler extends AutoCloseable {

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

    /**
     * Waits until an event can be handled. A wrapper that may let an event wait asks before the event's time begins.
     *
     * @param ending whether there is no time to wait any more
     * @return false if it gave up
     * @throws InterruptedException if this thread is interrupted
     */
    default boolean awaitReady(BooleanSupplier ending) throws InterruptedException {
        return true;
    }

    /**
     * Renews what copies of a snapshot must not share; called in each process that is restored from one.
     *
     * @throws Exception when the process cannot be used
     */
    default void restored() throws Exception {}

    @Override
    default void close() throws Exception {}
}
