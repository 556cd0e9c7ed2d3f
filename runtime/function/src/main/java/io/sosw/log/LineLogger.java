package io.sosw.log;

import java.io.PrintStream;
import java.text.MessageFormat;
import java.time.Clock;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * Writes one line a record.
 *
 * <p>Safe for use by several threads.
 */
public final class LineLogger implements System.Logger {
    private static final ThreadLocal<@Nullable Running> RUNNING = new ThreadLocal<>();

    private final String name;
    private final PrintStream out;
    private final @Nullable LogSettings own;
    private final Clock clock;

    /**
     * A logger.
     *
     * @param name shown in JSON
     * @param out where lines go
     * @param own how lines look and what is written at all; null to do as the process does, whenever it changes
     * @param clock gives the timestamp
     */
    LineLogger(String name, PrintStream out, @Nullable LogSettings own, Clock clock) {
        this.name = name;
        this.out = out;
        this.own = own;
        this.clock = clock;
    }

    /** One that does as the process does; its settings are read with the first line. */
    public static LineLogger ofProcess(String name, PrintStream out, Clock clock) {
        return new LineLogger(name, out, null, clock);
    }

    private LogSettings settings() {
        return own == null ? LogSettings.current() : own;
    }

    /** Binds a request id to this thread; null unbinds it. */
    public static void request(@Nullable String requestId) {
        if (requestId == null) {
            RUNNING.remove();
        } else {
            RUNNING.set(new Running(requestId, false));
        }
    }

    /** Binds a request id to this thread, of the first invocation of the process: its lines and metrics say so. */
    public static void coldRequest(String requestId) {
        RUNNING.set(new Running(requestId, true));
    }

    /** The invocation that this thread works on; null between two. */
    static @Nullable Running running() {
        return RUNNING.get();
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public boolean isLoggable(Level level) {
        return level != Level.OFF
                && level.getSeverity() >= settings().level().level().getSeverity();
    }

    @Override
    public void log(
            Level level, @Nullable ResourceBundle bundle, @Nullable String message, @Nullable Throwable thrown) {
        if (isLoggable(level)) {
            var text = message == null ? "" : message;
            var line = new LogLine(clock.instant(), level, name, RUNNING.get(), localized(bundle, text), thrown);
            out.println(settings().format() == LogFormat.JSON ? line.json() : line.text());
        }
    }

    @Override
    public void log(
            Level level,
            @Nullable ResourceBundle bundle,
            @Nullable String pattern,
            @Nullable Object @Nullable ... parameters) {
        if (isLoggable(level)) {
            var text = pattern == null ? "" : localized(bundle, pattern);
            var formatted =
                    parameters == null || parameters.length == 0 ? text : MessageFormat.format(text, parameters);
            log(level, null, formatted, (Throwable) null);
        }
    }

    private static String localized(@Nullable ResourceBundle bundle, String key) {
        return bundle != null && bundle.containsKey(key) ? bundle.getString(key) : key;
    }

    /**
     * An invocation.
     *
     * @param cold whether it is the first of its process
     */
    record Running(String requestId, boolean cold) {}
}
