package io.sosw.log;

import java.io.PrintStream;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How this process logs.
 *
 * @param format text or JSON
 * @param level the least that is written
 */
public record LogSettings(LogFormat format, LogLevel level) {
    private static volatile LogSettings ofProcess = ofLambda(System.getenv());

    /** From the variables that Lambda sets; what it does not know is text and INFO. */
    public static LogSettings ofLambda(Map<String, String> environment) {
        return new LogSettings(
                "JSON".equalsIgnoreCase(environment.get("AWS_LAMBDA_LOG_FORMAT")) ? LogFormat.JSON : LogFormat.TEXT,
                level(environment.get("AWS_LAMBDA_LOG_LEVEL")));
    }

    private static LogLevel level(@Nullable String name) {
        for (LogLevel level : LogLevel.values()) {
            if (level.name().equals(name == null ? "" : name.toUpperCase(Locale.ROOT))) {
                return level;
            }
        }
        return LogLevel.INFO;
    }

    /** What all loggers of {@link System#getLogger} follow from now on. */
    public static void use(LogSettings settings) {
        ofProcess = settings;
    }

    static LogSettings current() {
        return ofProcess;
    }

    /** A logger. */
    public LineLogger logger(String name, PrintStream out, Clock clock) {
        return new LineLogger(name, out, this, clock);
    }
}
