package io.sosw.essentials.labourer;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The timeouts of labourers' functions, so that a lease need not be told what Lambda knows. Asked once an hour a function,
 * and only for labourers whose settings say no duration.
 *
 * <p>Thread-safe.
 */
public final class FunctionTimeouts {
    private static final Logger LOG = System.getLogger(FunctionTimeouts.class.getName());
    private static final Duration FRESH = Duration.ofHours(1);

    private final Function<String, Duration> source;
    private final Clock clock;
    private final Map<String, Asked> asked = new HashMap<>();

    /**
     * @param source from name or ARN to the timeout; throws if it cannot be told
     */
    public FunctionTimeouts(Function<String, Duration> source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    /** The labourer with its function's timeout as its duration, if its settings say none; as it is if Lambda cannot tell. */
    public Labourer of(Labourer labourer) {
        return labourer.timed()
                ? labourer
                : timeout(labourer.arn()).map(labourer::lasting).orElse(labourer);
    }

    private synchronized Optional<Duration> timeout(String function) {
        var now = clock.instant();
        var known = asked.get(function);
        if (known == null || known.at().plus(FRESH).isBefore(now)) {
            known = new Asked(ask(function), now);
            asked.put(function, known);
        }
        return known.timeout();
    }

    private Optional<Duration> ask(String function) {
        try {
            return Optional.of(source.apply(function));
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "The timeout of {0} is not known, so its leases are as long as the longest run of any function:"
                            + " {1}",
                    function,
                    e);
            return Optional.empty();
        }
    }

    private record Asked(Optional<Duration> timeout, Instant at) {}
}
