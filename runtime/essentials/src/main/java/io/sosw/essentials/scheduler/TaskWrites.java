package io.sosw.essentials.scheduler;

import io.sosw.aws.task.NewTask;
import io.sosw.aws.task.TaskEntry;
import io.sosw.essentials.orchestrator.Hands;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Creates batches of tasks, some at once, and waits when the table has enough for the moment: the SDK repeats a throttled
 * call, but not a transaction that was cancelled because one of its writes was throttled.
 *
 * <p>Safe for use by several threads.
 *
 * @param entry where they go
 * @param hands how many batches are written at once, at most {@link #AT_ONCE}
 * @param pause waits
 */
public record TaskWrites(TaskEntry entry, Hands hands, Consumer<Duration> pause) {
    /** Batches in memory and under way: 800 tasks. */
    private static final int AT_ONCE = 8;

    /** Waits 0.1, 0.2, … 6.4 s. */
    private static final int PATIENCE = 7;

    private static final Set<String> PASSING =
            Set.of("ThrottlingError", "ProvisionedThroughputExceeded", "TransactionConflict");

    int atOnce() {
        return Math.min(AT_ONCE, hands.width());
    }

    /**
     * Returns when all are in the table.
     *
     * @param created is told of each task that did not exist, by several threads
     * @return how many did not exist
     */
    long create(List<List<NewTask>> batches, Consumer<NewTask> created) {
        return hands
                .each(batches, batch -> {
                    var fresh = patiently(batch);
                    fresh.forEach(created);
                    return fresh.size();
                })
                .stream()
                .mapToLong(Integer::longValue)
                .sum();
    }

    private List<NewTask> patiently(List<NewTask> batch) {
        for (int wait = 0; ; wait++) {
            try {
                return entry.create(batch);
            } catch (TransactionCanceledException e) {
                if (wait == PATIENCE || !passes(e)) {
                    throw e;
                }
                pause.accept(Duration.ofMillis(100L << wait));
            }
        }
    }

    private static boolean passes(TransactionCanceledException cancelled) {
        return cancelled.cancellationReasons().stream()
                .anyMatch(reason -> PASSING.contains(Objects.requireNonNullElse(reason.code(), "")));
    }
}
