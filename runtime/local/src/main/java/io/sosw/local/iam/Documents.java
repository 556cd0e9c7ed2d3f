package io.sosw.local.iam;

import io.sosw.json.Json;
import io.sosw.json.JsonException;
import io.sosw.local.world.AwsErrors;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Policy documents, checked for being JSON objects. */
final class Documents {
    private Documents() {}

    static String checked(@Nullable String json) {
        try {
            if (json != null && Json.parse(json) instanceof Map<?, ?> document && document.containsKey("Statement")) {
                return json;
            }
        } catch (JsonException e) {
            throw AwsErrors.because(IamErrors.malformed("Syntax errors in policy: " + e.getMessage()), e);
        }
        throw IamErrors.malformed("Syntax errors in policy.");
    }

    /** Documents travel percent-encoded (RFC 3986) in answers. */
    static String encoded(String json) {
        return URLEncoder.encode(json, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
