package io.sosw.local.sqs;

import io.sosw.local.sqs.StoredMessage.State;
import io.sosw.local.world.Arn;
import io.sosw.local.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One queue and its messages. Safe for use by several threads. */
final class Queue {
    private static final int MOST_IN_FLIGHT = 120_000;
    final String name;
    final Arn arn;
    final long createdAt;
    final Map<String, String> tags = new TreeMap<>();
    final Deduplication deduplication = new Deduplication();
    final ReentrantLock lock = new ReentrantLock();
    final QueueCounts counts = new QueueCounts();
    private final World world;
    private final Condition changed = lock.newCondition();
    private final Line line;
    private final Map<UUID, StoredMessage> received = new HashMap<>();
    private final PriorityQueue<Hidden> hidden = new PriorityQueue<>(Comparator.comparingLong(Hidden::until));
    private final ArrayList<StoredMessage> dead = new ArrayList<>();
    volatile Settings settings;
    volatile boolean deleted;
    volatile long modifiedAt;
    long purgedAt = Long.MIN_VALUE;
    /** Grows with each change that may show a message to a receiver. */
    long revision;

    Queue(String name, Settings settings, World world) {
        this.name = name;
        this.settings = settings;
        this.world = world;
        this.arn = new Arn("sqs", world.region(), world.accountId(), name);
        this.createdAt = now();
        this.modifiedAt = createdAt;
        this.line = settings.fifo ? new FifoLine() : new StandardLine();
    }

    long now() {
        return world.clock().millis();
    }

    /** Adds a message that becomes visible after the delay. The caller holds the lock. */
    void add(StoredMessage message, long delayMillis) {
        reveal(); // whatever was due before stands before it, whether somebody looked in between or not
        revision++;
        if (delayMillis > 0) {
            hide(message, State.DELAYED, now() + delayMillis);
        }
        counts.entered(message.state);
        line.arrived(message);
        changed.signal();
        if (delayMillis > 0) {
            changed.signalAll();
        }
    }

    /** Takes up to {@code max} messages now; those to be moved to the dead-letter queue are kept for {@link #takeDead}. */
    List<StoredMessage> take(int max, long visibilityMillis) {
        reveal();
        var taken = line.take(Math.min(max, MOST_IN_FLIGHT - counts.inFlight), this::staysAlive);
        for (var message : taken) {
            message.receives++;
            message.firstReceivedAt = message.firstReceivedAt == 0 ? now() : message.firstReceivedAt;
            received.put(message.id, message);
            move(message, State.IN_FLIGHT, now() + visibilityMillis);
        }
        return taken;
    }

    boolean isFull() {
        return counts.inFlight >= MOST_IN_FLIGHT;
    }

    private boolean staysAlive(StoredMessage message) {
        var policy = settings.redrive;
        if (message.sentAt + settings.retention * 1000L <= now()) {
            leave(message);
            return false;
        }
        if (policy != null && message.receives >= policy.maxReceives()) {
            leave(message);
            dead.add(message);
            return false;
        }
        return true;
    }

    /** Messages that {@link #take} found to be received too often. */
    List<StoredMessage> takeDead() {
        var all = List.copyOf(dead);
        dead.clear();
        return all;
    }

    /** Shows what became due: delays and visibility timeouts that ended. */
    void reveal() {
        for (var due = hidden.peek(); due != null && due.until <= now(); due = hidden.peek()) {
            hidden.remove();
            if (due.isCurrent()) {
                counts.moved(due.message.state, State.VISIBLE);
                due.message.state = State.VISIBLE;
                line.visible(due.message);
            }
        }
    }

    /** The message behind a handle if it is still in this queue; its newest handle only. */
    @Nullable
    StoredMessage find(ReceiptHandle handle) {
        reveal();
        var message = received.get(handle.message());
        return message == null || message.receives != handle.receive() ? null : message;
    }

    void changeVisibility(StoredMessage message, long visibilityMillis) {
        move(message, State.IN_FLIGHT, now() + visibilityMillis);
        reveal();
        revision++;
        changed.signalAll();
    }

    void delete(StoredMessage message) {
        leave(message);
        line.gone(message);
        revision++;
        changed.signalAll();
    }

    private void leave(StoredMessage message) {
        counts.left(message.state);
        message.state = State.GONE;
        received.remove(message.id);
    }

    private void move(StoredMessage message, State state, long until) {
        counts.moved(message.state, state);
        hide(message, state, until);
    }

    private void hide(StoredMessage message, State state, long until) {
        message.state = state;
        message.visibleAt = until;
        hidden.add(new Hidden(until, message));
    }

    void purge() {
        line.clear();
        hidden.clear();
        received.clear();
        counts.reset();
        purgedAt = now();
    }

    void delete() {
        deleted = true;
        revision++;
        changed.signalAll();
    }

    /** Waits until something changed, the next hidden message is due or the deadline is reached. */
    @SuppressWarnings("WaitNotInLoop") // the receiver looks again, and again waits
    void await(long deadline) throws InterruptedException {
        var next = hidden.peek();
        var due = next == null ? deadline : Math.min(deadline, next.until);
        var alarm = world.timers().after(Duration.ofMillis(Math.max(0, due - now())), this::wake);
        try {
            changed.await();
        } finally {
            alarm.cancel();
        }
    }

    private void wake() {
        lock.lock();
        try {
            revision++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private record Hidden(long until, StoredMessage message) {
        boolean isCurrent() {
            return message.visibleAt == until && (message.state == State.DELAYED || message.state == State.IN_FLIGHT);
        }
    }
}
