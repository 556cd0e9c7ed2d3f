package io.sosw.wrapper.poller;

import io.sosw.config.Config;
import io.sosw.error.UserError;
import io.sosw.wrapper.dispatch.FunctionDescriptor;
import java.time.Duration;
import java.util.Optional;

/**
 * How to poll.
 *
 * @param function its name
 * @param memory MB, 0 if not said
 * @param timeout of one delivery
 * @param batch messages a delivery at most
 * @param window how long a batch may gather
 * @param pollWait of one long poll
 * @param concurrency deliveries at once
 * @param until when to end
 * @param grace from the stop to the end
 * @param retryDelay wait before a retry, empty for the visibility timeout
 */
record PollerSettings(
        String function,
        int memory,
        Duration timeout,
        int batch,
        Duration window,
        Duration pollWait,
        int concurrency,
        Until until,
        Duration grace,
        Optional<Duration> retryDelay) {
    private static final int BATCH = 10;
    private static final int MOST_LOOPS = 8;
    /** A shorter poll may miss messages, for SQS then asks only some of its servers. */
    private static final Duration DRAIN_WAIT = Duration.ofSeconds(1);

    /** When the poller ends by itself. */
    enum Until {
        STOPPED,
        ONE_DELIVERY,
        EMPTY
    }

    static PollerSettings of(FunctionDescriptor function, Config config) {
        var grace = config.get(PollerOptions.STOP_GRACE);
        var longest = grace.minusSeconds(5);
        var wait = config.get(PollerOptions.INTERVAL);
        var until = config.get(PollerOptions.ONCE)
                ? Until.ONE_DELIVERY
                : config.get(PollerOptions.DRAIN) ? Until.EMPTY : Until.STOPPED;
        if (longest.isNegative()) {
            wait = Duration.ZERO;
        } else if (wait.compareTo(longest) > 0) {
            wait = longest;
        }
        return new PollerSettings(
                function.name(),
                function.memory(),
                config.get(PollerOptions.TIMEOUT).orElse(function.timeout()),
                config.get(PollerOptions.BATCH_SIZE).orElse(function.batch() > 0 ? function.batch() : BATCH),
                config.get(PollerOptions.WINDOW).orElse(function.window()),
                until == Until.EMPTY && wait.compareTo(DRAIN_WAIT) > 0 ? DRAIN_WAIT : wait,
                until == Until.ONE_DELIVERY ? 1 : config.get(PollerOptions.CONCURRENCY),
                until,
                grace,
                config.get(PollerOptions.RETRY_DELAY));
    }

    /** Refuses what an event source mapping refuses. */
    void check(QueueAttributes queue) {
        if (queue.fifo() && (batch > BATCH || !window.isZero())) {
            throw new UserError(
                    "The FIFO queue '" + queue.name() + "' is to be read with batch size " + batch + " and window "
                            + window.toSeconds() + "s",
                    "FIFO queues take at most 10 messages a batch and no window: lower --poll_batch_size and"
                            + " --poll_window, or batch and window in sosw.yml.",
                    "poller-batch");
        }
        if (batch > BATCH && window.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new UserError(
                    "The batch size is " + batch + " and the window " + window.toMillis() + "ms",
                    "batches of more than 10 messages need --poll_window=1s or more, or window in sosw.yml.",
                    "poller-batch");
        }
    }

    /** Receive loops that keep so many messages in flight. */
    int loops() {
        return Math.min(MOST_LOOPS, (concurrency * Math.min(batch, BATCH) + BATCH - 1) / BATCH);
    }

    /** Slots that one receive can fill. */
    int slotsOfReceive() {
        return Math.max(1, BATCH / batch);
    }
}
