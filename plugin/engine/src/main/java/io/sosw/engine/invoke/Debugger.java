package io.sosw.engine.invoke;

import io.sosw.engine.setting.Setting;
import io.sosw.error.UserError;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** How a debugger comes to a JVM that we start. */
public final class Debugger {
    /** Where IDEs attach by default. */
    public static final int PORT = 5005;

    private Debugger() {}

    /**
     * The port that {@code -Dsosw.debug} or {@code -Dsosw.debug=5006} asks for.
     *
     * @throws UserError if it is no port
     */
    public static OptionalInt port(Optional<Setting> debug) {
        if (debug.isEmpty() || debug.get().value().equals("false")) {
            return OptionalInt.empty();
        }
        var text = debug.get().value().trim();
        if (text.isEmpty() || text.equals("true")) {
            return OptionalInt.of(PORT);
        }
        if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= 65_535) {
            return OptionalInt.of(Integer.parseInt(text));
        }
        throw new UserError(
                "sosw.debug must be a port, found '" + text + "' ("
                        + debug.get().origin() + ")",
                "type -Dsosw.debug for port " + PORT + ", or -Dsosw.debug=5006.",
                "wrong-type");
    }

    /** The JVM's option; only this machine may attach. */
    public static String option(int port, boolean suspend) {
        return "-agentlib:jdwp=transport=dt_socket,server=y,suspend=" + (suspend ? "y" : "n") + ",address=127.0.0.1:"
                + port;
    }

    /** Arguments of a function's process under a debugger: a person at a breakpoint takes time. */
    public static List<String> unhurried(List<String> arguments) {
        return arguments.stream().anyMatch(argument -> argument.startsWith("--function_timeout"))
                ? List.of()
                : List.of("--function_timeout=12h");
    }

    /** What to do in the IDE. */
    public static String attachLine(int port) {
        return "Attach a debugger to 127.0.0.1:" + port + " (IntelliJ IDEA: Run > Attach to Process; VS Code: "
                + "{\"type\": \"java\", \"request\": \"attach\", \"hostName\": \"127.0.0.1\", \"port\": " + port
                + "}; terminal: jdb -attach 127.0.0.1:" + port + ")";
    }
}
