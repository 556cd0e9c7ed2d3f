package io.sosw.worker;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the event of a task carries that came by a queue instead of from the Orchestrator, under {@code sosw_lane}.
 *
 * @param jobId the job it came from
 * @param closing what is recorded of it
 * @param lease how long a claim holds
 */
public record QueuedTask(String jobId, Closing closing, Duration lease) {
    /** The event's member. */
    public static final String MEMBER = "sosw_lane";

    /** As the member of an event. */
    public Map<String, Object> member() {
        return Map.of("job_id", jobId, "close", closing.name().toLowerCase(Locale.ROOT), "lease", lease.toSeconds());
    }

    /**
     * Reads the member; empty if the event did not come by a queue.
     *
     * @throws IllegalArgumentException if it is there and broken
     */
    public static Optional<QueuedTask> of(Map<String, Object> event) {
        if (!(event.get(MEMBER) instanceof Map<?, ?> member)) {
            return Optional.empty();
        }
        if (member.get("job_id") instanceof String job
                && member.get("close") instanceof String close
                && member.get("lease") instanceof Number lease) {
            return Optional.of(new QueuedTask(
                    job, Closing.valueOf(close.toUpperCase(Locale.ROOT)), Duration.ofSeconds(lease.longValue())));
        }
        throw new IllegalArgumentException(
                MEMBER + " must have job_id, close and lease, as the Scheduler sends them; it has " + member);
    }
}
