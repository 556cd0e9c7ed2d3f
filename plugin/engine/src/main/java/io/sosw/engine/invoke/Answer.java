package io.sosw.engine.invoke;

import java.util.Arrays;

/**
 * What Lambda answered to a call.
 *
 * @param status 200, or 202 for an event that nobody waits for
 * @param payload JSON; empty after 202
 * @param functionError empty after success
 * @param log all lines of the call, those of the platform among them
 * @param sent nanoseconds, for differences only
 * @param received nanoseconds, for differences only
 */
public record Answer(int status, String payload, String functionError, String log, long sent, long received) {

    /** Whether the function failed. */
    public boolean failed() {
        return !functionError.isEmpty();
    }

    /** A number of the REPORT line, for example that of {@code Init Duration}; negative if it is not there. */
    double reported(String name) {
        return Arrays.stream(log.split("\\R", -1))
                .filter(line -> line.startsWith("REPORT "))
                .flatMap(line -> Arrays.stream(line.split("\t", -1)))
                .filter(part -> part.startsWith(name + ": "))
                .mapToDouble(part ->
                        Double.parseDouble(part.substring(name.length() + 2).replaceAll("[^0-9.].*", "")))
                .findFirst()
                .orElse(-1);
    }

    /** Whether an execution environment was started for the call. */
    boolean cold() {
        return reported("Init Duration") >= 0;
    }

    double totalMillis() {
        return (received - sent) / 1e6;
    }
}
