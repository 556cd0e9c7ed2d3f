package io.sosw.wrapper.poller;

import io.sosw.error.UserError;
import io.sosw.event.SqsMessage;
import io.sosw.wrapper.poller.PollerSettings.Until;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Takes slots, receives, hands over; until stopped or done. */
final class ReceiveLoop {
    private static final Duration LONGEST_POLL = Duration.ofSeconds(20);
    /** A job that is to end does not wait for ever for a queue that cannot be reached. */
    private static final int MOST_ERRORS = 5;

    private final MessageQueue queue;
    private final PollerSettings settings;
    /** On a FIFO queue one receive is one delivery: a second one could overtake it, or run after its failure. */
    private final boolean inOrder;

    private final PollerParts parts;
    private final Deliveries deliveries;
    private final InFlight inFlight;
    private final Slots slots;
    private final StopSignal stop;
    private final Drained drained;
    private final Backoff backoff;
    private int errors;

    ReceiveLoop(
            MessageQueue queue,
            PollerSettings settings,
            boolean inOrder,
            PollerParts parts,
            Deliveries deliveries,
            InFlight inFlight,
            Slots slots,
            StopSignal stop,
            Drained drained) {
        this.queue = queue;
        this.settings = settings;
        this.inOrder = inOrder;
        this.parts = parts;
        this.deliveries = deliveries;
        this.inFlight = inFlight;
        this.slots = slots;
        this.stop = stop;
        this.drained = drained;
        this.backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30), parts.random());
    }

    /**
     * Whether the other loops must end too. A drain ends loop by loop: what another loop has just received is in its hands
     * and not yet in flight, so an empty queue proves nothing about it.
     */
    boolean run() throws InterruptedException {
        while (!stop.requested()) {
            var taken = slots.acquire(inOrder ? 1 : settings.slotsOfReceive());
            if (taken == 0) {
                return true;
            }
            var before = drained.before();
            List<SqsMessage> messages;
            try {
                messages = gather(taken);
                errors = 0;
            } catch (RuntimeException e) {
                slots.release(taken);
                pauseAfter(e);
                continue;
            } catch (Error e) {
                slots.release(taken);
                throw e;
            }
            deliver(messages, taken);
            if (settings.until() == Until.ONE_DELIVERY) {
                return true;
            }
            if (settings.until() == Until.EMPTY && messages.isEmpty() && drained.after(before)) {
                return false;
            }
        }
        return true;
    }

    private List<SqsMessage> gather(int taken) {
        var wanted = (int) Math.min(settings.batch() * (long) taken, Integer.MAX_VALUE);
        var messages = receive(wanted, settings.pollWait());
        if (settings.window().isZero() || messages.isEmpty()) {
            return messages;
        }
        var gathered = new ArrayList<>(messages);
        var end = parts.clock().instant().plus(settings.window());
        while (gathered.size() < settings.batch()
                && Batches.bytes(gathered) < Batches.MOST_BYTES
                && !stop.requested()) {
            var left = Duration.between(parts.clock().instant(), end);
            if (left.isNegative() || left.isZero()) {
                break;
            }
            try {
                gathered.addAll(receive(
                        settings.batch() - gathered.size(), left.compareTo(LONGEST_POLL) < 0 ? left : LONGEST_POLL));
            } catch (RuntimeException e) {
                parts.log().log(Level.WARNING, "Receiving failed while a batch gathers; it goes as it is: " + e, e);
                break;
            }
        }
        return gathered;
    }

    private List<SqsMessage> receive(int wanted, Duration wait) {
        var messages = queue.receive(Math.min(MessageQueue.MOST_ENTRIES, wanted), wait);
        inFlight.add(messages);
        return messages;
    }

    private void deliver(List<SqsMessage> messages, int taken) throws InterruptedException {
        var free = taken;
        var started = 0;
        try {
            for (List<SqsMessage> batch : Batches.ofDeliveries(messages, settings.batch())) {
                if (free == 0 && !inOrder) {
                    free = slots.acquire(1);
                }
                if (free == 0 || stop.requested() || (inOrder && started > 0)) {
                    deliveries.release(batch);
                } else {
                    free--;
                    started++;
                    deliveries.start(batch);
                }
            }
        } finally {
            slots.release(free);
        }
    }

    private void pauseAfter(RuntimeException e) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("while receiving"); // that is the failure
        }
        errors++;
        if (e instanceof UserError || (settings.until() != Until.STOPPED && errors >= MOST_ERRORS)) {
            throw e;
        }
        var pause = backoff.after(errors);
        var told = "Receiving failed, next try in " + pause.toMillis() + " ms: " + e;
        if (ofTheNetwork(e)) {
            parts.log().log(Level.WARNING, told);
        } else {
            parts.log().log(Level.WARNING, told, e);
        }
        parts.timers().pause(pause, stop);
    }

    /** Its stack says nothing that its text does not. */
    private static boolean ofTheNetwork(Throwable e) {
        return Stream.iterate(e, Objects::nonNull, Throwable::getCause).anyMatch(IOException.class::isInstance);
    }
}
