package io.sosw.time;

import java.time.Duration;

/** Real time. */
public final class ThreadPause implements Pause {

    /** Keeps nothing. */
    public ThreadPause() {}

    @Override
    public void pause(Duration duration) throws InterruptedException {
        Thread.sleep(duration.toMillis());
    }
}
