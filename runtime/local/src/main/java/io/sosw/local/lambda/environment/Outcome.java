package io.sosw.local.lambda.environment;

import io.sosw.json.Json;
import java.util.LinkedHashMap;

/**
 * How a call ended.
 *
 * @param payload the function's answer, or the description of its failure
 * @param errorType empty after success
 * @param fatal whether the environment cannot be used again
 * @param log the lines of the call
 */
public record Outcome(byte[] payload, String errorType, boolean fatal, String log) {

    /** The function answered. */
    static Outcome success(byte[] payload) {
        return new Outcome(payload, "", false, "");
    }

    /** The function told of its failure. */
    static Outcome failure(byte[] payload, String type) {
        return new Outcome(payload, type.isEmpty() ? "Unhandled" : type, false, "");
    }

    /** The platform ends the environment. */
    static Outcome broken(String requestId, String type, String text) {
        var payload = new LinkedHashMap<String, Object>();
        payload.put("errorType", type);
        payload.put("errorMessage", requestId.isEmpty() ? text : "RequestId: " + requestId + " Error: " + text);
        return new Outcome(Json.writeBytes(payload), type, true, "");
    }

    Outcome fatally() {
        return new Outcome(payload, errorType, true, log);
    }

    Outcome withLog(String text) {
        return new Outcome(payload, errorType, fatal, text);
    }

    /** Whether the platform has given the call up. */
    boolean timedOut() {
        return errorType.equals("Sandbox.Timedout");
    }

    /** Whether the function or its environment failed. */
    public boolean failed() {
        return !errorType.isEmpty();
    }
}
