package io.sosw.continuation;

import org.jspecify.annotations.Nullable;

/**
 * How a run has ended. Of a chain one run ends as {@link Done} or {@link OutOfRuns}, all before it as {@link HandedOver}.
 *
 * @param <R> the result of the work
 */
public sealed interface RunEnd<R> {

    /** The chain and the run. */
    Chain chain();

    /** The work is done. */
    record Done<R>(Chain chain, @Nullable R result) implements RunEnd<R> {}

    /** The next run goes on. */
    record HandedOver<R>(Chain chain, Chain next) implements RunEnd<R> {}

    /**
     * The work is not done and no run is left.
     *
     * @param cursor where the work stopped
     */
    record OutOfRuns<R>(Chain chain, Object cursor) implements RunEnd<R> {}
}
