package io.sosw.wrapper;

import io.sosw.error.UserError;
import io.sosw.time.SystemClock;
import io.sosw.wrapper.dispatch.Code;
import io.sosw.wrapper.lambda.RuntimeLoop;
import io.sosw.wrapper.poller.ThreadTimers;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The one entry point of images, custom runtimes and local runs. With {@code AWS_LAMBDA_RUNTIME_API} set it serves Lambda;
 * otherwise it does what the command line says: {@code --help}, {@code --config}, {@code --event}, or poll a queue.
 */
public final class Main {
    private static final int USER_ERROR = 2;

    private Main() {}

    /** Runs, and exits with 0, 1 after a failure, 2 if a person has to mend something. */
    public static void main(String[] arguments) {
        try {
            run(Code.of(loader(System.getProperty("sosw.application"))), arguments);
        } catch (UserError e) {
            System.err.println(e.getMessage());
            System.exit(USER_ERROR);
        }
    }

    /** Of a package, the application's jar is not on the class path. */
    private static ClassLoader loader(@Nullable String application) {
        var own = Main.class.getClassLoader();
        return application == null ? own : ApplicationLoader.open(application, own);
    }

    /** The same with code that need not stay as it is. */
    public static void run(Code code, String... arguments) {
        var environment = System.getenv();
        try {
            if (environment.containsKey("AWS_LAMBDA_RUNTIME_API")) {
                System.exit(new RuntimeLoop(environment, code, new SystemClock()).run());
            }
            System.exit(new LocalRun(place(code), environment, List.of(arguments)).run());
        } catch (UserError e) {
            System.err.println(e.getMessage());
            System.exit(USER_ERROR);
        } catch (Throwable e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static Place place(Code code) {
        return new Place(
                code,
                System.in,
                System.out,
                System.err,
                new SystemClock(),
                new ThreadTimers(),
                threads("sosw-function-"),
                Executors.newSingleThreadExecutor(daemons("sosw-io-")),
                RandomGenerator.getDefault(),
                () -> UUID.randomUUID().toString(),
                new ProcessSignals());
    }

    private static ExecutorService threads(String name) {
        return Executors.newCachedThreadPool(daemons(name));
    }

    private static ThreadFactory daemons(String name) {
        var count = new java.util.concurrent.atomic.AtomicInteger();
        return task -> {
            var thread = new Thread(task, name + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
