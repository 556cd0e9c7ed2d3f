package io.sosw.engine.watch.worker;

/** The first words of the worker's messages. */
public final class Event {
    /** The worker is ready; followed by the secret that it was started with. */
    public static final String READY = "ready";
    /** A test begins. Like all events of tests: class, name, milliseconds, text, what was printed. */
    public static final String STARTED = "started";
    /** A test passed. */
    public static final String PASSED = "passed";
    /** A test, or what stands around tests, failed; the text is the failure. */
    public static final String FAILED = "failed";
    /** A test or a class was skipped; the text is the reason. */
    public static final String SKIPPED = "skipped";
    /** All tests of a class have ended. */
    public static final String LEFT = "left";
    /** The run has ended; followed by a text if it could not begin. */
    public static final String DONE = "done";

    private Event() {}
}
