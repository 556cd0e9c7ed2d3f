package io.sosw.time;

import java.time.Duration;

/** Lets time pass; a test's moves its clock instead. {@link ThreadPause} is the real one. */
@FunctionalInterface
public interface Pause {

    /** Returns after the duration. */
    void pause(Duration duration) throws InterruptedException;
}
