package io.sosw.local.reload;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Known to all generations of the edited function, as a dependency is. */
public final class Witness {
    static final AtomicInteger OPEN = new AtomicInteger();
    static final List<String> CLOSED = new ArrayList<>();
    static volatile CountDownLatch entered = new CountDownLatch(1);
    static volatile CountDownLatch held = new CountDownLatch(1);

    private Witness() {}

    /** A client of a generation. */
    public static AutoCloseable client(String edit) {
        OPEN.incrementAndGet();
        return () -> {
            OPEN.decrementAndGet();
            CLOSED.add(edit);
        };
    }

    /** A run that takes its time. */
    public static void hold() {
        entered.countDown();
        try {
            held.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
