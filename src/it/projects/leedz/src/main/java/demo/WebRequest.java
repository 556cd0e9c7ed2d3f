package demo;

import io.sosw.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** What a function URL hands over, as far as it matters here. */
public record WebRequest(Optional<String> body, boolean isBase64Encoded) {

    /** The leed in the body; a JsonException names the member that is missing or wrong. */
    Leed leed() {
        var text = body.orElse("{}");
        return Json.read(
                isBase64Encoded ? new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8) : text,
                Leed.class);
    }
}
