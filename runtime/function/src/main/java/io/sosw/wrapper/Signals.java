package io.sosw.wrapper;

/** What asks a process to stop. */
@FunctionalInterface
interface Signals {
    /** Calls {@code stop} on the first SIGTERM or SIGINT. */
    void onStop(Runnable stop);
}
