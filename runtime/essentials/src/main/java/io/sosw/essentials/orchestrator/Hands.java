package io.sosw.essentials.orchestrator;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Function;

/** Does the same to each item of a list, one by one or several at once. */
public interface Hands {
    /** One by one. */
    Hands ONE = new Hands() {
        @Override
        public <T, R> List<R> each(List<T> items, Function<T, R> work) {
            return items.stream().map(work).toList();
        }
    };

    /**
     * Returns when all are done.
     *
     * @throws RuntimeException the first failure, after all others have been tried
     */
    <T, R> List<R> each(List<T> items, Function<T, R> work);

    /** How many items are worked on at once. */
    default int width() {
        return 1;
    }

    /** As many at once as the executor has threads. */
    static Hands of(ExecutorService executor) {
        return new Hands() {
            @Override
            public int width() {
                return executor instanceof ThreadPoolExecutor pool ? pool.getMaximumPoolSize() : 1;
            }

            @Override
            public <T, R> List<R> each(List<T> items, Function<T, R> work) {
                var calls = new ArrayList<Callable<R>>();
                items.forEach(item -> calls.add(() -> work.apply(item)));
                try {
                    var results = new ArrayList<R>();
                    for (var done : executor.invokeAll(calls)) {
                        results.add(done.get());
                    }
                    return results;
                } catch (ExecutionException e) {
                    throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw (CancellationException) new CancellationException("interrupted").initCause(e);
                }
            }
        };
    }
}
