package io.sosw.invoke;

/**
 * Calls other functions. Implementations are safe for use by several threads and never repeat a call by themselves: an
 * event that was sent twice runs twice.
 */
public interface FunctionInvoker {

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
     * @param payload rendered as JSON; 6 MB at most
     */
    Answer call(String function, Object payload);
}
