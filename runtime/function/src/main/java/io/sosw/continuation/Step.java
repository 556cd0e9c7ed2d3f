package io.sosw.continuation;

/**
 * A piece of the work, short against the reserve: read a page, ask whether the report is ready.
 *
 * @param <S> the cursor: all that the rest of the work must know
 * @param <R> the result
 */
@FunctionalInterface
public interface Step<S, R> {

    /**
     * Does a piece.
     *
     * @throws Exception when it failed; the place tries the run again from the cursor that it began with
     */
    Progress<S, R> from(S cursor) throws Exception;
}
