package io.sosw.continuation;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a step has come to.
 *
 * @param <S> the cursor
 * @param <R> the result
 */
public sealed interface Progress<S, R> {

    /** All is done; nothing follows. */
    record Done<S, R>(@Nullable R result) implements Progress<S, R> {}

    /** Go on from here, in this run if there is time. */
    record More<S, R>(S cursor) implements Progress<S, R> {}

    /** Go on from here, but not before the delay is over. */
    record Later<S, R>(S cursor, Duration delay) implements Progress<S, R> {}

    /** All is done. */
    static <S, R> Progress<S, R> done(@Nullable R result) {
        return new Done<>(result);
    }

    /** Go on from here. */
    static <S, R> Progress<S, R> more(S cursor) {
        return new More<>(cursor);
    }

    /** Go on from here, later. */
    static <S, R> Progress<S, R> later(S cursor, Duration delay) {
        return new Later<>(cursor, delay);
    }
}
