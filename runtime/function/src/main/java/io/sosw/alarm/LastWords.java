package io.sosw.alarm;

import io.sosw.function.Invocation;
import io.sosw.json.Json;
import io.sosw.stats.Stats;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * What a function says before it gives up: the log and the alarm get its message and its stats, and the invocation fails.
 *
 * <pre>{@code
 * throw lastWords.die(context.invocation(), "The ledger does not balance");
 * }</pre>
 *
 * <p>Safe for use by several threads.
 */
public final class LastWords {
    private final Alarm alarm;
    private final Stats stats;
    private final Logger log;

    public LastWords(Alarm alarm, Stats stats, Logger log) {
        this.alarm = alarm;
        this.stats = stats;
        this.log = log;
    }

    /**
     * Logs and raises the alarm; an alarm that fails is logged and changes nothing.
     *
     * @return what the function throws now
     */
    public Died die(Invocation invocation, String message) {
        var died = new Died(message);
        var words = message + " (request " + invocation.requestId() + ", stats " + Json.write(stats.values()) + ")";
        log.log(Level.ERROR, words, died);
        try {
            alarm.raise(invocation.functionName() + " died", words);
        } catch (RuntimeException e) {
            log.log(Level.ERROR, "The alarm could not be raised: " + e.getMessage(), e);
        }
        return died;
    }

    /** A function has given up and said so. */
    public static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Died(String message) {
            super(message);
        }
    }
}
