package io.sosw.bench.poller;

import io.sosw.function.FunctionContext;
import io.sosw.function.PortableFunction;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Waits 5 ms a message. The process prints messages a second, from its first message to its last. */
public final class FiveMilliseconds implements PortableFunction<Map<String, String>, FunctionContext, Void> {
    private static final long FIVE_MILLISECONDS = 5_000_000;
    private static final AtomicLong FIRST = new AtomicLong(Long.MAX_VALUE);
    private static final AtomicLong LAST = new AtomicLong();
    private static final AtomicLong COUNT = new AtomicLong();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(FiveMilliseconds::tell, "tell"));
    }

    @Override
    public @Nullable Void run(Map<String, String> event, FunctionContext context) {
        handle();
        return null;
    }

    static void handle() {
        FIRST.accumulateAndGet(System.nanoTime(), Math::min);
        LockSupport.parkNanos(FIVE_MILLISECONDS);
        LAST.accumulateAndGet(System.nanoTime(), Math::max);
        COUNT.incrementAndGet();
    }

    private static void tell() {
        System.out.printf("rate %.1f%n", COUNT.get() * 1e9 / (LAST.get() - FIRST.get()));
    }
}
