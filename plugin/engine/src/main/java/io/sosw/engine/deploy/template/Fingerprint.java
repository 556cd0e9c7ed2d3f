package io.sosw.engine.deploy.template;

import io.sosw.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** What a published version was made of: its code, its configuration and the parameters that the latter refers to. */
final class Fingerprint {
    private static final int DIGITS = 10;

    private Fingerprint() {}

    static String of(Map<String, Object> properties, Map<String, String> parameters) {
        var text = new StringBuilder(Json.write(properties));
        parameters.forEach((name, value) -> {
            if (text.indexOf("\"Ref\":\"" + name + "\"") >= 0 || text.indexOf("${" + name + "}") >= 0) {
                text.append('\n').append(name).append('=').append(value);
            }
        });
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every JVM must have it
        }
    }
}
