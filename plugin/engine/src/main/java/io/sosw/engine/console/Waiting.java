package io.sosw.engine.console;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Says what is waited for, while it is: after two seconds, and then less and less often. */
public final class Waiting implements AutoCloseable {
    private static final long FIRST_MILLIS = 2_000;
    private static final int FACTOR = 3;

    private final CountDownLatch over = new CountDownLatch(1);

    private Waiting() {}

    /** Begins to wait. */
    public static Waiting on(Console console, String what) {
        return on(console, what, FIRST_MILLIS);
    }

    static Waiting on(Console console, String what, long firstMillis) {
        var waiting = new Waiting();
        var thread = new Thread(() -> waiting.tell(console, what, firstMillis), "sosw-waiting");
        thread.setDaemon(true);
        thread.start();
        return waiting;
    }

    private void tell(Console console, String what, long firstMillis) {
        try {
            long waited = firstMillis;
            for (var pause = firstMillis; !over.await(pause, TimeUnit.MILLISECONDS); waited += pause) {
                console.line(what + " (" + TimeUnit.MILLISECONDS.toSeconds(waited) + " s so far)");
                pause = waited * (FACTOR - 1);
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    /** What was waited for is there. */
    @Override
    public void close() {
        over.countDown();
    }
}
