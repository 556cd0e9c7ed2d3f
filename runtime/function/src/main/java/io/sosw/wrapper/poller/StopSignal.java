package io.sosw.wrapper.poller;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Says once and for all that no more work is to be taken. */
public final class StopSignal {
    private final CountDownLatch latch = new CountDownLatch(1);

    /** True for the first who asks. */
    synchronized boolean request() {
        var first = !requested();
        latch.countDown();
        return first;
    }

    /** Whether to stop. */
    public boolean requested() {
        return latch.getCount() == 0;
    }

    /** Waits for the request in real time. */
    void await(Duration most) throws InterruptedException {
        if (latch.await(most.toMillis(), TimeUnit.MILLISECONDS)) {
            return;
        }
    }
}
