package io.sosw.wrapper.poller;

import java.lang.System.Logger;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What the poller needs of the place.
 *
 * @param clock the time
 * @param timers time that passes
 * @param threads runs receive loops and functions, each task on a thread of its own
 * @param io runs short requests one after the other
 * @param random jitter
 * @param requestIds a new request id each time
 * @param log says what happens
 */
public record PollerParts(
        Clock clock,
        Timers timers,
        Executor threads,
        Executor io,
        RandomGenerator random,
        Supplier<String> requestIds,
        Logger log) {}
