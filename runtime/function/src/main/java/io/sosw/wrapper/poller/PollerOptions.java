package io.sosw.wrapper.poller;

import io.sosw.config.Option;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What may be set on the poller. */
public final class PollerOptions {
    /** Lambda's largest batch of a standard queue. */
    private static final int MOST_MESSAGES = 10_000;

    /** The queue. */
    public static final Option<Optional<String>> READ_QUEUE = Option.text(
                    "read_queue", "Queue to read from: its name or its URL.")
            .optional();

    /** Messages a delivery. */
    public static final Option<Optional<Integer>> BATCH_SIZE = Option.integer(
                    "poll_batch_size", "Messages a delivery at most; sosw.yml's batch, else 10.")
            .between(1, MOST_MESSAGES)
            .optional();

    /** Gathering. */
    public static final Option<Optional<Duration>> WINDOW = Option.duration(
                    "poll_window", "How long a batch may gather; sosw.yml's window, else 0s.")
            .between(Duration.ZERO, Duration.ofMinutes(5))
            .optional();

    /** Long polling. */
    public static final Option<Duration> INTERVAL = Option.duration(
                    "poll_interval", "How long one long poll waits for a message; at most stop_grace less 5s.")
            .between(Duration.ZERO, Duration.ofSeconds(20))
            .orElse(Duration.ofSeconds(20));

    /** Parallel deliveries. */
    public static final Option<Integer> CONCURRENCY = Option.integer(
                    "poll_concurrency", "Deliveries worked on at once; Lambda has 1 a process.")
            .between(1, 1_000)
            .orElse(1);

    /** One batch. */
    public static final Option<Boolean> ONCE = Option.flag("once", "Work on one delivery and end.");

    /** Until empty. */
    public static final Option<Boolean> DRAIN = Option.flag("drain", "Work until the queue is empty and end.");

    /** Graceful stop. */
    public static final Option<Duration> STOP_GRACE = Option.duration(
                    "stop_grace", "Time from SIGTERM to the end; docker stop grants 10s, ECS 30s.")
            .between(Duration.ofSeconds(1), Duration.ofHours(12))
            .orElse(Duration.ofSeconds(10));

    /** Timeout of a delivery. */
    public static final Option<Optional<Duration>> TIMEOUT = Option.duration(
                    "function_timeout", "Time for one delivery; sosw.yml's timeout, else 30s.")
            .between(Duration.ofMillis(1), Duration.ofHours(12))
            .optional();

    /** Retries sooner or later than the visibility timeout. */
    public static final Option<Optional<Duration>> RETRY_DELAY = Option.duration(
                    "retry_delay",
                    "Longest wait before the first retry of a failed message, doubled for each further one; absent:"
                            + " the visibility timeout, as on Lambda.")
            .between(Duration.ZERO, Duration.ofHours(1))
            .optional();

    private PollerOptions() {}

    /** All of them. */
    public static List<Option<?>> all() {
        return List.of(
                READ_QUEUE, BATCH_SIZE, WINDOW, INTERVAL, CONCURRENCY, ONCE, DRAIN, STOP_GRACE, TIMEOUT, RETRY_DELAY);
    }
}
