package io.sosw.log;

import io.sosw.json.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One record. JSON has the members that Lambda's own log lines have, so that they can be searched alike. */
record LogLine(
        Instant time,
        Level level,
        String logger,
        LineLogger.@Nullable Running running,
        String message,
        @Nullable Throwable thrown) {
    private static final int CAUSES = 20;
    private static final int ALIGNED = "2026-01-31T12:00:00.000Z ERROR".length();

    /** Times and levels are as wide in each line, so that what follows stands in one column. */
    String text() {
        var line = new StringBuilder(millis()).append(' ').append(levelName());
        while (line.length() < ALIGNED) {
            line.append(' ');
        }
        if (running != null) {
            line.append(' ').append(running.requestId());
        }
        line.append(' ').append(message);
        if (thrown != null) {
            var trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace));
            line.append('\n').append(trace.toString().stripTrailing());
        }
        return line.toString();
    }

    private String millis() {
        var text = time.truncatedTo(ChronoUnit.MILLIS).toString();
        return text.contains(".") ? text : text.replace("Z", ".000Z");
    }

    String json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("timestamp", time.toString());
        json.put("level", levelName());
        json.put("message", message);
        json.put("logger", logger);
        if (running != null) {
            json.put("AWSRequestId", running.requestId());
            if (running.cold()) {
                json.put("coldStart", true);
            }
        }
        if (thrown != null) {
            json.putAll(error(thrown, 0));
        }
        return Json.write(json);
    }

    private String levelName() {
        return level == Level.WARNING ? "WARN" : level.name();
    }

    private static Map<String, Object> error(Throwable thrown, int depth) {
        var error = new LinkedHashMap<String, Object>();
        error.put("errorType", thrown.getClass().getName());
        error.put("errorMessage", String.valueOf(thrown.getMessage()));
        error.put("stackTrace", frames(thrown));
        var cause = thrown.getCause();
        if (cause != null && depth < CAUSES) {
            error.put("cause", error(cause, depth + 1));
        }
        return error;
    }

    private static List<String> frames(Throwable thrown) {
        var frames = new ArrayList<String>();
        for (StackTraceElement frame : thrown.getStackTrace()) {
            frames.add(frame.toString());
        }
        return frames;
    }
}
