package demo;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Carries items from a producer in a thread of its own to a consumer, never more than so many at once: whoever is faster
 * waits, and memory stays as it is however many there are. Whichever of the two fails ends both.
 *
 * @param most items on the belt
 * @param patience how long the consumer waits for an item
 */
record Belt(int most, Duration patience, Executor threads) {
    private static final Object END = new Object();
    private static final Duration LOOK = Duration.ofMillis(50);

    /** Takes one item. */
    @FunctionalInterface
    interface Consumer<T> {
        void accept(T item) throws Exception;
    }

    /** Carries all items; returns when the last was consumed. */
    <T> void carry(Stream<T> items, Consumer<T> consumer) throws Exception {
        var queue = new ArrayBlockingQueue<Object>(most);
        var abandoned = new CompletableFuture<Void>();
        var producing = CompletableFuture.runAsync(() -> produce(items, queue, abandoned), threads);
        try {
            consume(queue, consumer);
            producing.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof Exception cause ? cause : failed;
        } finally {
            abandoned.complete(null);
        }
    }

    /** Whatever happens, the end arrives: nobody waits for what will not come. */
    private static <T> void produce(Stream<T> items, BlockingQueue<Object> queue, CompletableFuture<?> abandoned) {
        try (items) {
            items.forEach(item -> put(queue, item, abandoned));
        } finally {
            put(queue, END, abandoned);
        }
    }

    private static void put(BlockingQueue<Object> queue, Object item, CompletableFuture<?> abandoned) {
        try {
            while (!queue.offer(item, LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                if (abandoned.isDone()) {
                    throw new CancellationException("the consumer has given up");
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CancellationException("stopped");
        }
    }

    @SuppressWarnings("unchecked")
    private <T> void consume(BlockingQueue<Object> queue, Consumer<T> consumer) throws Exception {
        for (var item = take(queue); item != END; item = take(queue)) {
            consumer.accept((T) item);
        }
    }

    private Object take(BlockingQueue<Object> queue) throws InterruptedException, TimeoutException {
        var item = queue.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (item == null) {
            throw new TimeoutException("nothing came within " + patience);
        }
        return item;
    }
}
