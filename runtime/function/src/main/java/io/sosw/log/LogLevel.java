package io.sosw.log;

import java.lang.System.Logger.Level;

/** The least level that is written; the values of {@code AWS_LAMBDA_LOG_LEVEL}. */
public enum LogLevel {
    /** Everything. */
    TRACE(Level.TRACE),
    /** For the developer. */
    DEBUG(Level.DEBUG),
    /** For the operator. */
    INFO(Level.INFO),
    /** What may become an error. */
    WARN(Level.WARNING),
    /** What has failed. */
    ERROR(Level.ERROR),
    /** The same as errors. */
    FATAL(Level.ERROR);

    private final Level level;

    LogLevel(Level level) {
        this.level = level;
    }

    Level level() {
        return level;
    }
}
