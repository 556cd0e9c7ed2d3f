package io.sosw.function;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The parent of a run: what the place of execution says of it.
 *
 * <p>Immutable and thread-safe.
 *
 * @param requestId Lambda's request id, or one that the wrapper made
 * @param functionName the function's name as declared in {@code sosw.yml}, or its deployed name on Lambda
 * @param functionArn the invoked ARN, empty where there is none
 * @param memoryMegabytes the memory limit in MB (2^20 bytes), 0 where there is none
 * @param attempt 1 for the first delivery of this unit of work, as far as the place can tell (SQS:
 *     {@code ApproximateReceiveCount})
 * @param deadline the instant at which the place stops the run; {@link Instant#MAX} where it never does
 * @param clock the clock against which {@link #remaining()} is measured
 */
public record Invocation(
        String requestId,
        String functionName,
        String functionArn,
        int memoryMegabytes,
        int attempt,
        Instant deadline,
        Clock clock) {
    /** The time left until the deadline, never negative; 292 million years where no deadline is set. */
    public Duration remaining() {
        if (deadline.equals(Instant.MAX)) {
            return Duration.ofMillis(Long.MAX_VALUE); // still fits into a long
        }
        var left = Duration.between(clock.instant(), deadline);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** The same parent with the attempt of one unit of work. */
    public Invocation withAttempt(int newAttempt) {
        return new Invocation(requestId, functionName, functionArn, memoryMegabytes, newAttempt, deadline, clock);
    }
}
