package io.sosw.bench.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Operations per second. */
public final class Rate {
    private static final double NANOS = 1e9;

    private Rate() {}

    /** Runs an operation so often, with numbers from 0 on. */
    public static double of(IntConsumer operation, int count, int threads)
            throws InterruptedException, ExecutionException {
        var next = new AtomicInteger();
        var pool = Executors.newFixedThreadPool(threads);
        try {
            long start = System.nanoTime();
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(pool.submit(() -> {
                    for (int number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
                        operation.accept(number);
                    }
                }));
            }
            for (var each : running) {
                each.get();
            }
            return count * NANOS / (System.nanoTime() - start);
        } finally {
            pool.shutdownNow();
        }
    }
}
