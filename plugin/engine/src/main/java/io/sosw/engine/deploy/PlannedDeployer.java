package io.sosw.engine.deploy;

import io.sosw.engine.console.Console;
import io.sosw.engine.run.Deployer;
import io.sosw.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/** Carries plans out against AWS; at the keyboard there may be nobody. */
public final class PlannedDeployer implements Deployer {
    private static final int UPLOADS = 4;

    private final @Nullable BufferedReader keyboard;

    /** One that asks nobody. */
    public PlannedDeployer() {
        this(null);
    }

    PlannedDeployer(@Nullable BufferedReader keyboard) {
        this.keyboard = keyboard;
    }

    static DeployPlan read(Path file) throws IOException {
        return Json.read(Files.readString(file), DeployPlan.class);
    }

    @Override
    public void run(Path plan, Console result, Console console) throws IOException, InterruptedException {
        run(read(plan), result, console);
    }

    void run(DeployPlan plan, Console result, Console console) throws IOException, InterruptedException {
        var threads = Executors.newFixedThreadPool(UPLOADS);
        try {
            new Commands(
                            plan,
                            System.getenv(),
                            result,
                            console,
                            Clock.systemUTC(),
                            PlannedDeployer::pause,
                            keyboard,
                            threads)
                    .run(Clients::of);
        } catch (SdkException unanswered) {
            throw Unanswered.told(unanswered, System.getenv()).orElseThrow(() -> unanswered);
        } finally {
            threads.shutdownNow();
        }
    }

    private static void pause(long millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
