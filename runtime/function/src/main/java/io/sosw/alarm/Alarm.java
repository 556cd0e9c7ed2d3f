package io.sosw.alarm;

/** Tells people; a topic of SNS, or a list in tests. Safe for use by several threads. */
@FunctionalInterface
public interface Alarm {

    /**
     * Tells it now.
     *
     * @param subject one line
     * @param message as long as it must be
     */
    void raise(String subject, String message);
}
