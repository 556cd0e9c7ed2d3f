package io.sosw.engine.tasks;

import io.sosw.engine.console.Complaint;
import io.sosw.engine.console.Console;
import io.sosw.engine.console.Screen;
import io.sosw.error.UserError;
import io.sosw.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.core.exception.SdkClientException;

/** The process behind {@code sosw:tasks}; its argument is the file of a {@link TasksPlan}. */
public final class TasksMain {
    private TasksMain() {}

    /** Ends with 1 if a person has to do something. */
    public static void main(String[] arguments) throws Exception {
        var plan = Json.read(Files.readString(Path.of(arguments[0])), TasksPlan.class);
        var screen = Screen.of(System.out, System.getenv());
        Runtime.getRuntime().addShutdownHook(new Thread(screen::end, "sosw-screen")); // Ctrl-C too
        try {
            new TasksCommands(
                            plan,
                            System.getenv(),
                            TasksAccess.open(TasksPlace.of(plan, System.getenv()), Clock.systemUTC()),
                            new Console(System.out),
                            screen,
                            Clock.systemUTC(),
                            TasksMain::pause)
                    .run();
            System.exit(0);
        } catch (UserError error) {
            screen.end();
            System.err.println(Complaint.text(error));
        } catch (SdkClientException unreachable) {
            screen.end();
            System.err.println(Complaint.text(unreachable(plan, unreachable)));
        }
        System.exit(1);
    }

    static UserError unreachable(TasksPlan plan, SdkClientException why) {
        return plan.endpoint()
                .map(shim -> new UserError(
                        "the shim at " + shim + " does not answer: " + why.getMessage(),
                        "if it was stopped, start it again: mvn sosw:shim.",
                        "no-shim",
                        why))
                .orElseGet(() -> new UserError(
                        "AWS cannot be reached: " + why.getMessage(),
                        "log in (aws sso login, or AWS_PROFILE=…) and name a region in env/NAME.yml, then try again.",
                        "deploy-credentials",
                        why));
    }

    private static void pause(long millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
