package io.sosw.wrapper;

import io.sosw.wrapper.dispatch.Code;
import io.sosw.wrapper.poller.Timers;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * The machine, as a local run sees it.
 *
 * @param code finds the function and the adapters
 * @param in standard input
 * @param out for results
 * @param err for the log
 * @param clock the time
 * @param timers time that passes
 * @param threads each task on a thread of its own
 * @param io short tasks one after the other
 * @param random jitter
 * @param requestIds a new one each time
 * @param signals what asks for a stop
 */
record Place(
        Code code,
        InputStream in,
        PrintStream out,
        PrintStream err,
        Clock clock,
        Timers timers,
        Executor threads,
        Executor io,
        RandomGenerator random,
        Supplier<String> requestIds,
        Signals signals) {}
