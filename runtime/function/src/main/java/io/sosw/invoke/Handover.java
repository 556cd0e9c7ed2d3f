package io.sosw.invoke;

/** What is known of an event that was handed over. */
public sealed interface Handover {

    /** The service has the event and will run it at least once. */
    record Accepted() implements Handover {}

    /**
     * The service certainly does not have the event.
     *
     * @param reason as the service put it, for example {@code TooManyRequestsException: Rate Exceeded.}
     * @param passing whether trying later may help (throttling), as against a function that does not exist
     */
    record Refused(String reason, boolean passing) implements Handover {}

    /**
     * The reply was lost: the event may run or not.
     *
     * @param reason what went wrong
     */
    record Unknown(String reason) implements Handover {}
}
