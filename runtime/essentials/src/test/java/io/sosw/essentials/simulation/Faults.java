package io.sosw.essentials.simulation;

import java.time.Duration;

/**
 * How often things go wrong, as probabilities.
 *
 * @param throttle of a call to the table or to Lambda
 * @param lostReply of a call: done, but the caller does not learn it
 * @param duplicateEvent an accepted event runs twice
 * @param controlCrash of an orchestrator or scheduler, before or after each call
 * @param workerCrash of a worker, before or after each call and while it works
 * @param duplicateTick a second orchestrator starts with the first
 * @param skew the largest difference of a process's clock
 */
record Faults(
        double throttle,
        double lostReply,
        double duplicateEvent,
        double controlCrash,
        double workerCrash,
        double duplicateTick,
        Duration skew) {
    static final Faults NONE = new Faults(0, 0, 0, 0, 0, 0, Duration.ZERO);
    static final Faults ALL = new Faults(0.03, 0.02, 0.02, 0.003, 0.05, 0.3, Duration.ofSeconds(5));
}
