package io.sosw.engine.deploy;

import io.sosw.engine.console.Complaint;
import io.sosw.engine.console.Console;
import io.sosw.error.UserError;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The process that does a deploy goal's work; its argument is the file of a {@link DeployPlan}. */
public final class DeployMain {
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
        var plan = PlannedDeployer.read(Path.of(arguments[0]));
        var result = new Console(System.out);
        var console = Commands.json(plan, System.getenv()) ? new Console(System.err) : result;
        try {
            new PlannedDeployer(keyboard()).run(plan, result, console);
            System.exit(0);
        } catch (UserError error) {
            console.line(Complaint.text(error));
        }
        System.exit(1);
    }
}
