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
        try {
            var place = TasksPlace.of(plan, System.getenv());
            new TasksCommands(
                            plan,
                            System.getenv(),
                            TasksAccess.open(place, Clock.systemUTC()),
                            new Console(System.out),
                            Screen.of(System.out, System.getenv()),
                            Clock.systemUTC(),
                            TasksMain::pause)
                    .run();
            System.exit(0);
        } catch (UserError error) {
            System.err.println(Complaint.text(error));
        } catch (SdkClientException unreachable) {
            System.err.println(Complaint.text(new UserError(
                    "AWS cannot be reached: " + unreachable.getMessage(),
                    "log in (aws sso login, or AWS_PROFILE=…) and name a region in env/NAME.yml, then try again.",
                    "deploy-credentials",
                    unreachable)));
        }
        System.exit(1);
    }

    private static void pause(long millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
