package io.sosw.idempotency;

import io.sosw.function.Invocation;
import io.sosw.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Does the work of a key once and answers duplicates with the stored result. Queues and asynchronous calls deliver at
 * least once: a function whose work must not be done twice names each event by a key of the event's own, such as the id
 * of the order.
 *
 * <p>A claim lasts as long as its invocation may run, so that the event's next delivery can take over from one that died.
 * Work that fails gives its key back. What was done and not recorded, because the process died in between, is done again.
 *
 * <p>Safe for use by several threads.
 */
public final class Idempotency {
    /** For places that set no deadline. */
    private static final Duration LONGEST_RUN = Duration.ofMinutes(15);

    private final ClaimStore claims;
    private final Supplier<String> owners;
    private final Duration keep;

    /**
     * @param owners gives texts that never repeat, such as random UUIDs
     * @param keep how long results answer duplicates; longer than deliveries are repeated (asynchronous calls: 6 hours,
     *     queues: their retention)
     */
    public Idempotency(ClaimStore claims, Supplier<String> owners, Duration keep) {
        this.claims = claims;
        this.owners = owners;
        this.keep = keep;
    }

    /**
     * Does the work, or answers what it answered before.
     *
     * @param type of the result, as {@link Json} binds it
     * @throws AlreadyRunning if another delivery is being worked on
     * @throws Exception what the work threw; the next delivery tries again
     */
    public <R> @Nullable R once(String key, Invocation invocation, Class<R> type, Callable<? extends @Nullable R> work)
            throws Exception {
        var now = invocation.clock().instant();
        var owner = owners.get();
        var claim = claims.claim(key, owner, now, deadline(invocation, now));
        if (claim instanceof ClaimStore.Claim.Done done) {
            var value = Json.parse(done.result());
            return value == null ? null : Json.bind(value, type);
        }
        if (claim instanceof ClaimStore.Claim.Running running) {
            throw new AlreadyRunning(key, running.until());
        }
        @Nullable R result;
        try {
            result = work.call();
        } catch (Throwable e) {
            claims.release(key, owner);
            throw e;
        }
        claims.complete(
                key, owner, Json.write(result), invocation.clock().instant().plus(keep));
        return result;
    }

    private static Instant deadline(Invocation invocation, Instant now) {
        return invocation.deadline().equals(Instant.MAX) ? now.plus(LONGEST_RUN) : invocation.deadline();
    }
}
