package io.sosw.log;

import io.sosw.time.SystemClock;

/** Gives {@link System#getLogger} to authors and libraries; found by the JDK through {@link java.util.ServiceLoader}. */
public final class LineLoggerFinder extends System.LoggerFinder {

    /** As the JDK calls it. */
    public LineLoggerFinder() {}

    @Override
    public System.Logger getLogger(String name, Module module) {
        return new LineLogger(
                name, System.err, null, new SystemClock()); // classes have loggers before settings are read
    }
}
