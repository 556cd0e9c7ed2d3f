package io.sosw.engine.deploy;

import io.sosw.engine.console.Complaint;
import io.sosw.engine.console.Console;
import io.sosw.error.UserError;
import io.sosw.json.Json;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/** The process that does a deploy goal's work; its argument is the file of a {@link DeployPlan}. */
public final class DeployMain {
    private static final int UPLOADS = 4;

    private DeployMain() {}

    /** Since Java 22 there is a console without a terminal too; its end of input is no consent. */
    @SuppressWarnings("SystemConsoleNull")
    private static @Nullable BufferedReader keyboard() {
        return System.console() == null
                ? null
                : new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    }

    /** Ends with 1 if a person has to do something. */
    public static void main(String[] arguments) throws Exception {
        var plan = Json.read(Files.readString(Path.of(arguments[0])), DeployPlan.class);
        var result = new Console(System.out);
        var console = Commands.json(plan, System.getenv()) ? new Console(System.err) : result;
        var keyboard = keyboard();
        var threads = Executors.newFixedThreadPool(UPLOADS);
        try {
            new Commands(
                            plan,
                            System.getenv(),
                            result,
                            console,
                            Clock.systemUTC(),
                            DeployMain::pause,
                            keyboard,
                            threads)
                    .run(Clients::of);
            System.exit(0);
        } catch (UserError error) {
            console.line(Complaint.text(error));
        } catch (SdkException unanswered) {
            console.line(
                    Complaint.text(Unanswered.told(unanswered, System.getenv()).orElseThrow(() -> unanswered)));
        }
        System.exit(1);
    }

    private static void pause(long millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
