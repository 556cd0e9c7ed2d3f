package io.sosw.time;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Real time, passed by waiting for what never comes; an interrupt ends it at once. */
public final class ThreadPause implements Pause {

    /** Keeps nothing. */
    public ThreadPause() {}

    @Override
    public void pause(Duration duration) throws InterruptedException {
        if (new CountDownLatch(1).await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new IllegalStateException("nobody can open this latch");
        }
    }
}
