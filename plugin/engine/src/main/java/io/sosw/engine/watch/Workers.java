package io.sosw.engine.watch;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The warm JVMs, one a module, and no more than a few. */
final class Workers implements AutoCloseable {
    private static final int MOST = 3;
    private static final int RUNS = 200; // classes of old runs that tests hold on to go with the JVM

    private static final String INTERRUPTED = "130";
    private static final int PATIENCE_MILLIS = 500;

    private final String secret;
    private final BlockingQueue<Worker.Message> inbox = new LinkedBlockingQueue<>();
    private final Map<Path, Worker> warm = new LinkedHashMap<>(MOST, 0.75f, true);
    private final CountDownLatch ending = new CountDownLatch(1);
    private final Thread hook = new Thread(this::killAll, "sosw-workers");

    Workers(RandomGenerator random) {
        this.secret = new BigInteger(Long.toUnsignedString(random.nextLong())).toString(36);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** The module's JVM, started if there is none. */
    synchronized Worker of(TestModule module) throws IOException {
        var present = warm.get(module.directory());
        if (present != null && present.alive() && present.runs() < RUNS) {
            return present;
        }
        end(module);
        if (warm.size() >= MOST) {
            var eldest = warm.entrySet().iterator().next();
            eldest.getValue().close();
            warm.remove(eldest.getKey());
        }
        var worker = Worker.start(module, secret, inbox);
        warm.put(module.directory(), worker);
        return worker;
    }

    /** Ends the module's JVM, if there is one. */
    synchronized void end(TestModule module) {
        var worker = warm.remove(module.directory());
        if (worker != null) {
            worker.close();
        }
    }

    synchronized void endAll() {
        warm.values().forEach(Worker::close);
        warm.clear();
    }

    /** The next message of any worker, or {@code null} if there is none in time. */
    Worker.@Nullable Message next(long millis) throws InterruptedException {
        var message = inbox.poll(millis, TimeUnit.MILLISECONDS);
        return message != null && interrupted(message) ? null : message;
    }

    /** Ctrl-C reaches the tests' JVM as well: that it ends then is nobody's failure. */
    private boolean interrupted(Worker.Message message) throws InterruptedException {
        return message.kind().equals(Worker.ENDED)
                && (ending.getCount() == 0
                        || (message.words().get(1).equals(INTERRUPTED)
                                && ending.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)));
    }

    private void killAll() {
        ending.countDown();
        endAll();
    }

    @Override
    public void close() {
        endAll();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            return; // the hook does the work
        }
    }
}
