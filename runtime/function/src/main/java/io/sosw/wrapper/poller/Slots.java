package io.sosw.wrapper.poller;

/**
 * How many runs may be under way. Taken before messages are received, so that none waits here that another process could
 * work on. Halved when the function fails twice in a row and raised by one for every success, as Lambda does.
 */
final class Slots {
    private final int most;
    private int limit;
    private int taken;
    private int consecutiveFailures;
    private boolean closed;

    Slots(int most) {
        this.most = most;
        this.limit = most;
    }

    /** Takes as many as there are, at least one; none once closed. */
    synchronized int acquire(int wanted) throws InterruptedException {
        while (!closed && taken >= limit) {
            wait();
        }
        if (closed) {
            return 0;
        }
        var got = Math.min(wanted, limit - taken);
        taken += got;
        return got;
    }

    synchronized void release(int count) {
        taken -= count;
        notifyAll();
    }

    synchronized void succeeded() {
        consecutiveFailures = 0;
        limit = Math.min(most, limit + 1);
        notifyAll();
    }

    synchronized void failed() {
        consecutiveFailures++;
        if (consecutiveFailures > 1) {
            limit = Math.max(1, limit / 2);
        }
    }

    synchronized int limit() {
        return limit;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Gives no more. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    synchronized void awaitIdle() throws InterruptedException {
        while (taken > 0) {
            wait();
        }
    }
}
