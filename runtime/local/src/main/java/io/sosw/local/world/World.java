package io.sosw.local.world;

import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * What all local services of one shim share.
 *
 * <p>Immutable and thread-safe, as far as its parts are.
 *
 * @param clock the shim's clock; tests move it
 * @param random the source of ids
 * @param timers runs work later, on the shim's clock
 * @param deliveries messages from one service to another (bucket notification to queue, topic to function)
 * @param accountId twelve digits
 * @param region for example {@code us-east-1}
 */
public record World(
        Clock clock, RandomGenerator random, Timers timers, Deliveries deliveries, String accountId, String region) {}
