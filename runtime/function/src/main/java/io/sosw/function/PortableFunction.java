package io.sosw.function;

import org.jspecify.annotations.Nullable;

/**
 * A function that knows nothing of where it runs. Wrappers know the place, the context carries all input and output, and
 * the build chooses the function.
 *
 * <p>An implementation has a public constructor without parameters, is created once in a process and keeps no state
 * between invocations: what is costly belongs to the process's part of the context. Wrappers that run several units of
 * work at once call {@link #run} from several threads, each with a context of its own.
 *
 * @param <E> the unit of work: a record, {@code Map<String, Object>}, {@code String}, or one of {@code io.sosw.event}
 * @param <C> the context, which holds all that may be touched
 * @param <R> the result, rendered as JSON for the caller; {@link Void} for none
 */
@FunctionalInterface
public interface PortableFunction<E, C extends FunctionContext, R> {

    /**
     * Does one unit of work.
     *
     * @param event the unit of work, never an envelope unless {@code E} is one
     * @param context opened for this invocation and closed after it, also when it fails
     * @return the result, or {@code null}
     * @throws Exception when the work failed; the wrapper reports it as the place demands (error response, message left
     *     to redrive, batch item failure)
     */
    @Nullable
    R run(E event, C context) throws Exception;
}
