package demo;

import io.sosw.json.Json;
import java.util.Map;

/** What a function URL makes an HTTP response of. */
public record WebAnswer(int statusCode, Map<String, String> headers, String body) {

    static WebAnswer of(int status, Object json) {
        return new WebAnswer(status, Map.of("Content-Type", "application/json"), Json.write(json));
    }
}
