package io.sosw.wrapper.poller;

import io.sosw.config.Config;
import io.sosw.wrapper.dispatch.EventHandler;
import io.sosw.wrapper.dispatch.FunctionDescriptor;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * The local and container wrapper: what an event source mapping of SQS does for a function on Lambda. It builds the event
 * that Lambda would deliver, reads the answer by the same rules, deletes what succeeded and leaves the rest to redrive.
 */
public final class Poller {
    /** Left of the grace for the last deletes. */
    private static final Duration LAST_REQUESTS = Duration.ofSeconds(2);

    private final MessageQueue queue;
    private final PollerSettings settings;
    private final PollerParts parts;
    private final EventHandler handler;
    private final StopSignal stop = new StopSignal();
    private final Slots slots;
    private @Nullable Deliveries deliveries;
    private @Nullable Throwable failure;

    /**
     * A poller, not started yet.
     *
     * @param queue to read from; the caller closes it
     * @param function says timeout and batch
     * @param config holds {@link PollerOptions#all()}
     * @param handler the function
     * @param parts what the place provides
     */
    public Poller(
            MessageQueue queue, FunctionDescriptor function, Config config, EventHandler handler, PollerParts parts) {
        this.queue = queue;
        this.settings = PollerSettings.of(function, config);
        this.parts = parts;
        this.handler = handler;
        this.slots = new Slots(settings.concurrency());
    }

    /**
     * Polls until told to stop, or until done with {@code --once} and {@code --drain}.
     *
     * @throws InterruptedException if this thread is interrupted
     */
    public PollReport run() throws InterruptedException {
        var attributes = queue.attributes();
        settings.check(attributes);
        for (String warning : QueueWarnings.of(attributes, settings.timeout())) {
            parts.log().log(Level.WARNING, warning);
        }
        var inFlight = new InFlight(parts.clock());
        var tally = new Tally();
        var work = new Deliveries(queue, attributes, settings, parts, handler, inFlight, slots, tally);
        synchronized (this) {
            deliveries = work;
        }
        var drained = new Drained(inFlight, tally, queue::attributes);
        var heartbeat = heartbeat(inFlight, attributes.visibility());
        try {
            receive(() ->
                    new ReceiveLoop(queue, settings, attributes.fifo(), parts, work, inFlight, slots, stop, drained));
            slots.awaitIdle();
            work.finish();
        } finally {
            if (heartbeat != null) {
                heartbeat.cancel();
            }
        }
        rethrow();
        return tally.report(attributes.maxReceiveCount() > 0);
    }

    private Timers.@Nullable Timer heartbeat(InFlight inFlight, Duration visibility) {
        if (visibility.isZero()) {
            return null;
        }
        var beat = new Heartbeat(queue, inFlight, visibility, parts.log());
        return parts.timers().every(visibility.dividedBy(2), () -> parts.io().execute(beat));
    }

    private void receive(java.util.function.Supplier<ReceiveLoop> loops) throws InterruptedException {
        var others = settings.loops() - 1;
        var ended = new CountDownLatch(others);
        for (var i = 0; i < others; i++) {
            var loop = loops.get();
            parts.threads().execute(() -> {
                receive(loop);
                ended.countDown();
            });
        }
        receive(loops.get());
        ended.await();
    }

    /** A loop that stops or fails stops all. */
    private void receive(ReceiveLoop loop) {
        var stopsAll = true;
        try {
            stopsAll = loop.run();
        } catch (InterruptedException | RuntimeException | Error e) {
            synchronized (this) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        } finally {
            if (stopsAll) {
                stop.request();
            }
        }
    }

    private synchronized void rethrow() throws InterruptedException {
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
        if (failure instanceof InterruptedException e) {
            throw e;
        }
    }

    /**
     * Asks for a graceful stop: nothing more is received, what runs may finish within the grace, the rest is given back to
     * the queue. Returns at once; {@link #run} then ends.
     */
    public void stop() {
        if (!stop.request()) {
            return;
        }
        parts.log().log(Level.INFO, "Stopping: finishing what is under way");
        slots.close();
        var half = settings.grace().dividedBy(2);
        var budget = settings.grace().minus(LAST_REQUESTS);
        parts.timers().after(budget.compareTo(half) > 0 ? budget : half, this::expire);
    }

    private synchronized void expire() {
        if (deliveries != null) {
            deliveries.expireAll();
        }
    }
}
