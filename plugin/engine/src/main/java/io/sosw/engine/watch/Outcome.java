package io.sosw.engine.watch;

import java.util.Locale;

/**
 * What became of one test.
 *
 * @param testClass full name of the class it stands in
 * @param test its name, with the simple name of its class
 * @param text the failure, or why it was skipped
 * @param printed what it printed
 */
record Outcome(String testClass, String test, Kind kind, long millis, String text, String printed) {
    enum Kind {
        PASSED,
        FAILED,
        SKIPPED;

        static Kind of(String event) {
            return valueOf(event.toUpperCase(Locale.ROOT));
        }
    }

    boolean failed() {
        return kind == Kind.FAILED;
    }
}
