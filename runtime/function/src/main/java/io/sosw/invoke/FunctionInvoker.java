package io.sosw.invoke;

import org.jspecify.annotations.Nullable;

/**
 * Calls other functions. Implementations are safe for use by several threads and never repeat a call by themselves: an
 * event that was sent twice runs twice.
 */
public interface FunctionInvoker {
    /** The largest payload of {@link #send}: 1 MiB. */
    int MOST_EVENT_BYTES = 1 << 20;

    /** The largest payload of {@link #call}, and the largest answer: 6 MiB. */
    int MOST_CALL_BYTES = 6 << 20;

    /**
     * Hands an event over and returns at once (Lambda's {@code Event}).
     *
     * @param function name or ARN, with an optional qualifier
     * @param payload rendered as JSON; 1 MiB at most
     * @return what is known of the hand-over; never a result
     */
    Handover send(String function, Object payload);

    /**
     * Calls a function and waits for its answer (Lambda's {@code RequestResponse}).
     *
     * @param function name or ARN, with an optional qualifier
     * @param payload rendered as JSON; 6 MiB at most
     */
    Answer call(String function, Object payload);

    /**
     * Calls a function and waits for an answer of a type.
     *
     * @param type a record, {@code Map.class}, or whatever else {@link io.sosw.json.Json} binds
     * @return null if the function answered nothing
     * @throws CallFailed if there is no answer; says whether the function failed, was not run, or may have run
     * @throws io.sosw.json.JsonException if the answer does not fit
     */
    default <T> @Nullable T call(String function, Object payload, Class<T> type) {
        var answer = call(function, payload);
        if (answer instanceof Answer.Result result) {
            return result.as(type);
        }
        throw new CallFailed(function, answer);
    }
}
