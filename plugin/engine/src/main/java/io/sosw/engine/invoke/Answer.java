package io.sosw.engine.invoke;

import io.sosw.json.Json;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

    /**
     * A number of the REPORT line, text or JSON; negative if it is not there.
     *
     * @param name as text has it, for example {@code Init Duration}
     */
    double reported(String name) {
        return log.lines().mapToDouble(line -> reported(line, name)).max().orElse(-1);
    }

    private static double reported(String line, String name) {
        if (line.startsWith("REPORT ")) {
            return Arrays.stream(line.split("\t", -1))
                    .filter(part -> part.startsWith(name + ": "))
                    .mapToDouble(part ->
                            Double.parseDouble(part.substring(name.length() + 2).replaceAll("[^0-9.].*", "")))
                    .findFirst()
                    .orElse(-1);
        }
        return line.contains("\"type\":\"platform.report\"")
                        && Json.parse(line) instanceof Map<?, ?> event
                        && event.get("record") instanceof Map<?, ?> report
                        && report.get("metrics") instanceof Map<?, ?> metrics
                        && metrics.get(member(name)) instanceof Number number
                ? number.doubleValue()
                : -1;
    }

    /** {@code initDurationMs} of {@code Init Duration}. */
    private static String member(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1).replace(" ", "") + "Ms";
    }

    /** All that is known of the call, for another program. */
    Map<String, @Nullable Object> described(String function) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("function", function);
        map.put("status", status);
        map.put("failed", failed());
        map.put("result", payload.isEmpty() ? null : Json.parse(payload));
        map.put("cold", cold());
        map.put("totalMs", totalMillis());
        number(map, "durationMs", "Duration");
        number(map, "billedDurationMs", "Billed Duration");
        number(map, "initDurationMs", "Init Duration");
        map.put("log", log.lines().toList());
        return map;
    }

    private void number(Map<String, @Nullable Object> map, String member, String name) {
        double value = reported(name);
        if (value >= 0) {
            map.put(member, value);
        }
    }

    /** Whether an execution environment was started for the call. */
    boolean cold() {
        return reported("Init Duration") >= 0;
    }

    double totalMillis() {
        return (received - sent) / 1e6;
    }
}
