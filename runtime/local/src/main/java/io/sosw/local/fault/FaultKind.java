package io.sosw.local.fault;

import java.time.Duration;

/** What a fault does. */
public sealed interface FaultKind {

    /** The service refuses as it does under too much load. Nothing is done. */
    record Throttle() implements FaultKind {}

    /**
     * The service fails. Nothing is done.
     *
     * @param code AWS's error code
     * @param status of the HTTP answer
     */
    record Failure(String code, int status) implements FaultKind {}

    /** The answer comes late. */
    record Latency(Duration delay) implements FaultKind {}

    /** The request is done, and nobody hears of it: the connection closes without an answer. */
    record Drop() implements FaultKind {}

    /** What was received is delivered again; any other request is done twice, as if the network had repeated it. */
    record Duplicate() implements FaultKind {}
}
