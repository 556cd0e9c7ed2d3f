package io.sosw.local.lambda.environment;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** The lines that Lambda itself writes into a function's log; empty for what a format does not tell. */
sealed interface PlatformLines permits TextLines, JsonLines {

    /** An environment is made. */
    String initStart(Instant at, Environment.Plan plan, String region);

    /** The init phase has failed; of one that has not, REPORT tells. */
    String initFailed(Instant at, Duration init, String errorType);

    /** A call begins. */
    String start(Instant at, String requestId, String version);

    /** A call was given up. */
    String timedOut(Instant at, String requestId, String message);

    /** A call has ended. */
    String end(String requestId);

    /** What the call has used. */
    String report(Instant at, String requestId, Used used, Outcome outcome);

    /**
     * What a call has used. Since August 2025 the init phase is billed as well.
     *
     * @param memory the function's limit in MB
     * @param peak in MB, where the system tells
     * @param init of a cold call
     */
    record Used(Duration run, int memory, OptionalInt peak, Optional<Duration> init) {
        long billedMillis() {
            return (run.plus(init.orElse(Duration.ZERO)).toNanos() + 999_999) / 1_000_000;
        }
    }

    /** As {@code INIT_START} names the runtime. */
    static String runtime(Environment.Plan plan) {
        return plan.runtime().replaceFirst("(\\d)", ":$1") + ".local";
    }

    /** There is no runtime's version to name. */
    static String arn(String region) {
        return "arn:aws:lambda:" + region + "::runtime:local";
    }
}
