package io.sosw.wrapper.lambda;

import io.sosw.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/** A failure in the shape that Lambda hands to the caller; causes go to the log alone. */
final class ErrorPayload {
    private ErrorPayload() {}

    static byte[] of(Throwable thrown) {
        var frames = new ArrayList<String>();
        for (StackTraceElement frame : thrown.getStackTrace()) {
            frames.add(frame.toString());
        }
        var message = thrown.getMessage();
        var payload = new LinkedHashMap<String, Object>();
        payload.put("errorMessage", message == null ? thrown.getClass().getName() : message);
        payload.put("errorType", thrown.getClass().getName());
        payload.put("stackTrace", frames);
        return Json.writeBytes(payload);
    }
}
