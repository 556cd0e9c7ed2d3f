package io.sosw.invoke;

/** What a called function answered. */
public sealed interface Answer {

    /**
     * @param payload JSON text, {@code null} as the text of that name
     */
    record Result(String payload) implements Answer {}

    /**
     * The function ran and failed.
     *
     * @param errorType for example {@code java.lang.IllegalStateException}
     * @param errorMessage what it said
     */
    record Failure(String errorType, String errorMessage) implements Answer {}

    /**
     * The function did not run.
     *
     * @param reason as the service put it
     * @param passing whether trying later may help
     */
    record Refused(String reason, boolean passing) implements Answer {}
}
