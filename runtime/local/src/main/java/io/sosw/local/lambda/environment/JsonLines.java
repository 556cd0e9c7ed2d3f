package io.sosw.local.lambda.environment;

import io.sosw.json.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One object a line: {@code LogFormat} is {@code JSON}, at the level INFO.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/telemetry-schema-reference.html">Lambda: event schemas</a>
 */
record JsonLines() implements PlatformLines {
    @Override
    public String initStart(Instant at, Environment.Plan plan, String region) {
        var record = new LinkedHashMap<String, Object>();
        record.put("initializationType", "on-demand");
        record.put("phase", "init");
        record.put("runtimeVersion", PlatformLines.runtime(plan));
        record.put("runtimeVersionArn", PlatformLines.arn(region));
        record.put("functionVersion", plan.version());
        return line(at, "initStart", record);
    }

    @Override
    public String initFailed(Instant at, Duration init, String errorType) {
        var record = new LinkedHashMap<String, Object>();
        record.put("initializationType", "on-demand");
        record.put("phase", "init");
        record.put("status", "error");
        if (!errorType.isEmpty()) {
            record.put("errorType", errorType);
        }
        record.put("metrics", Map.of("durationMs", millis(init)));
        return line(at, "initReport", record);
    }

    @Override
    public String start(Instant at, String requestId, String version) {
        var record = new LinkedHashMap<String, Object>();
        record.put("requestId", requestId);
        record.put("version", version);
        return line(at, "start", record);
    }

    /** The report says so. */
    @Override
    public String timedOut(Instant at, String requestId, String message) {
        return "";
    }

    /** The report says so. */
    @Override
    public String end(String requestId) {
        return "";
    }

    @Override
    public String report(Instant at, String requestId, Used used, Outcome outcome) {
        var metrics = new LinkedHashMap<String, Object>();
        metrics.put("durationMs", millis(used.run()));
        metrics.put("billedDurationMs", used.billedMillis());
        metrics.put("memorySizeMB", used.memory());
        used.peak().ifPresent(most -> metrics.put("maxMemoryUsedMB", most));
        used.init().ifPresent(time -> metrics.put("initDurationMs", millis(time)));
        var record = new LinkedHashMap<String, Object>();
        record.put("requestId", requestId);
        record.put("metrics", metrics);
        record.put("status", outcome.timedOut() ? "timeout" : outcome.failed() ? "error" : "success");
        if (outcome.failed() && !outcome.timedOut()) {
            record.put("errorType", outcome.errorType());
        }
        return line(at, "report", record);
    }

    private static String line(Instant at, String type, Map<String, Object> record) {
        var line = new LinkedHashMap<String, Object>();
        line.put("time", at.truncatedTo(ChronoUnit.MILLIS).toString());
        line.put("type", "platform." + type);
        line.put("record", record);
        return Json.write(line) + "\n";
    }

    private static BigDecimal millis(Duration time) {
        return BigDecimal.valueOf(time.toNanos(), 6).setScale(3, RoundingMode.HALF_UP);
    }
}
