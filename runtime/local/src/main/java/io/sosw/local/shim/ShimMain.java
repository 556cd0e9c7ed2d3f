package io.sosw.local.shim;

import io.sosw.error.UserError;
import io.sosw.local.fault.OffsetClock;
import io.sosw.local.ses.Mail;
import io.sosw.local.world.Deliveries;
import io.sosw.local.world.ThreadTimers;
import io.sosw.local.world.World;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The shim's process. Ends when asked over the port, or by a signal. */
public final class ShimMain {
    /** In the environment, what {@code --template} is unless it is given. */
    public static final String TEMPLATE = "SOSW_SHIM_TEMPLATE";

    private static final String ACCOUNT = "000000000000";
    private static final String REGION = "us-east-1";

    private ShimMain() {}

    /** The process. */
    public static void main(String[] arguments) throws Exception {
        System.exit(run(given(System.getenv(), arguments), System.out));
    }

    private static List<String> given(Map<String, String> environment, String... arguments) {
        var given = new ArrayList<String>();
        if (environment.containsKey(TEMPLATE)) {
            given.add("--template=" + environment.get(TEMPLATE));
        }
        given.addAll(List.of(arguments)); // the last one counts
        return given;
    }

    private static int run(List<String> arguments, PrintStream out) throws Exception {
        try {
            serve(ShimOptions.parse(arguments), out);
            return 0;
        } catch (UserError e) {
            out.println("ERROR " + e.getMessage());
            return 1;
        }
    }

    private static void serve(ShimOptions options, PrintStream out) throws Exception {
        try (var timers = new ThreadTimers()) {
            var world = new World(
                    new OffsetClock(Clock.systemUTC()), new Random(), timers, new Deliveries(), ACCOUNT, REGION);
            var shim = Shim.start(options, world, new TemplateProvisioning(note -> out.println("NOTE " + note)));
            var hook = new Thread(() -> close(shim, out), "stop");
            Runtime.getRuntime().addShutdownHook(hook);
            out.println("The shim is ready at " + shim.gateway().endpoint() + " (" + REGION + ", account " + ACCOUNT
                    + "). In another terminal:");
            if (options.persist()) {
                out.println("  Its state is kept in .sosw/shim/state; " + shim.repeated()
                        + " entries of the journal brought it back.");
            }
            PasteLines.of(shim.gateway().endpoint().toString(), shim.provisioned())
                    .forEach(line -> out.println("  " + line));
            shim.mails(mail -> out.println(line(mail, shim)));
            shim.awaitStop();
        }
    }

    private static String line(Mail mail, Shim shim) {
        return "MAIL to " + String.join(", ", mail.recipients()) + ": " + mail.subject() + " ("
                + shim.gateway().endpoint() + "/_sosw/outbox?id=" + mail.id() + ")";
    }

    private static void close(Shim shim, PrintStream out) {
        try {
            shim.close();
            out.println("The shim has stopped.");
        } catch (IOException | RuntimeException e) {
            e.printStackTrace(out);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
