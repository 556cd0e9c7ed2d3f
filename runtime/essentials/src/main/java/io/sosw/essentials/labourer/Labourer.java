package io.sosw.essentials.labourer;

import io.sosw.essentials.ecology.HealthMetric;
import java.time.Duration;
import java.util.List;

/**
 * A function that takes tasks.
 *
 * <p>Immutable and thread-safe.
 *
 * @param id the name under which jobs address it
 * @param arn the function to invoke: name or ARN
 * @param maxSimultaneousInvocations tasks it may hold at once, at least 1
 * @param maxAttempts leases a task may have before it is dead, at least 1
 * @param duration the longest run of one attempt; the function's timeout
 * @param cooldown added to the duration before a lease runs out
 * @param backoff the delay before a failed task is leased again
 * @param healthMetrics what it depends on
 * @param lane by which way it gets its tasks
 * @param timed whether its settings say the duration; else it is the longest that Lambda allows
 */
public record Labourer(
        String id,
        String arn,
        int maxSimultaneousInvocations,
        int maxAttempts,
        Duration duration,
        Duration cooldown,
        Backoff backoff,
        List<HealthMetric> healthMetrics,
        Lane lane,
        boolean timed) {

    /** One that gets its tasks from the Orchestrator. */
    public Labourer(
            String id,
            String arn,
            int maxSimultaneousInvocations,
            int maxAttempts,
            Duration duration,
            Duration cooldown,
            Backoff backoff,
            List<HealthMetric> healthMetrics) {
        this(
                id,
                arn,
                maxSimultaneousInvocations,
                maxAttempts,
                duration,
                cooldown,
                backoff,
                healthMetrics,
                Lane.LEDGER,
                true);
    }

    /** sosw's defaults: one invocation at a time, three attempts, 900 + 300 s. */
    public static Labourer of(String id, String arn) {
        return new Labourer(id, arn, 1, 3, Duration.ofMinutes(15), Duration.ofMinutes(5), Backoff.DEFAULT, List.of());
    }

    public Labourer {
        healthMetrics = List.copyOf(healthMetrics);
        if (id.isEmpty() || maxSimultaneousInvocations < 1 || maxAttempts < 1) {
            throw new IllegalArgumentException("Labourer '" + id + "' needs an id, max_simultaneous_invocations >= 1 "
                    + "and max_attempts >= 1, not " + maxSimultaneousInvocations + " and " + maxAttempts);
        }
    }

    /** How long a lease holds. */
    public Duration lease() {
        return duration.plus(cooldown);
    }

    /** The same labourer with another cap. */
    public Labourer withMaxSimultaneousInvocations(int cap) {
        return new Labourer(id, arn, cap, maxAttempts, duration, cooldown, backoff, healthMetrics, lane, timed);
    }

    /** The same labourer, whose attempts run as long as this at most. */
    Labourer lasting(Duration longest) {
        return new Labourer(
                id,
                arn,
                maxSimultaneousInvocations,
                maxAttempts,
                longest,
                cooldown,
                backoff,
                healthMetrics,
                lane,
                true);
    }
}
