package io.sosw.local.s3.wire;

import io.sosw.json.Json;
import io.sosw.json.JsonException;
import io.sosw.local.wire.rest.BadRequest;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a browser's form may upload (S3 API Reference, "Creating a POST policy").
 *
 * @param expiration when it ends
 * @param conditions as they stand in the document
 */
record FormPolicy(Instant expiration, List<?> conditions) {
    private static final Set<String> FREE = Set.of("policy", "x-amz-signature", "signature", "awsaccesskeyid", "file");

    /** Reads the form's field, base 64 of JSON. */
    static FormPolicy parse(String field) {
        try {
            var document = Json.parse(new String(Base64.getDecoder().decode(field.trim()), StandardCharsets.UTF_8));
            if (document instanceof Map<?, ?> map
                    && map.get("expiration") instanceof String expiration
                    && map.get("conditions") instanceof List<?> conditions) {
                return new FormPolicy(Instant.parse(expiration), conditions);
            }
        } catch (IllegalArgumentException | DateTimeException | JsonException e) {
            throw invalid("Invalid Policy: Invalid JSON.", e);
        }
        throw invalid("Invalid Policy: it needs expiration and conditions.", null);
    }

    /** Refuses a form that does not keep to the policy, or has fields of which the policy does not speak. */
    void check(Map<String, String> fields, Instant now) {
        if (now.isAfter(expiration)) {
            throw denied("Invalid according to Policy: Policy expired.");
        }
        var named = new HashSet<>(FREE);
        for (var condition : conditions) {
            if (condition instanceof Map<?, ?> equal) {
                equal.forEach((name, value) -> require(named, fields, "eq", text(name), text(value), condition));
            } else if (condition instanceof List<?> triple && triple.size() == 3 && isField(triple)) {
                require(
                        named,
                        fields,
                        text(triple.get(0)).toLowerCase(Locale.ROOT),
                        text(triple.get(1)).substring(1),
                        text(triple.get(2)),
                        condition);
            }
        }
        for (var name : fields.keySet()) {
            if (!named.contains(name) && !name.startsWith("x-ignore-")) {
                throw denied("Invalid according to Policy: Extra input fields: " + name);
            }
        }
    }

    /** The least and the greatest size of the file. */
    long[] sizes() {
        for (var condition : conditions) {
            if (condition instanceof List<?> triple
                    && triple.size() == 3
                    && text(triple.get(0)).equalsIgnoreCase("content-length-range")) {
                return new long[] {Long.parseLong(text(triple.get(1))), Long.parseLong(text(triple.get(2)))};
            }
        }
        return new long[] {0, Long.MAX_VALUE};
    }

    private static void require(
            Set<String> named, Map<String, String> fields, String kind, String field, String wanted, Object condition) {
        var name = field.toLowerCase(Locale.ROOT);
        var value = fields.getOrDefault(name, "");
        named.add(name);
        if (kind.equals("starts-with") ? !value.startsWith(wanted) : !value.equals(wanted)) {
            throw denied("Invalid according to Policy: Policy Condition failed: " + Json.write(condition));
        }
    }

    private static boolean isField(List<?> triple) {
        return text(triple.get(1)).startsWith("$");
    }

    private static String text(@Nullable Object value) {
        return String.valueOf(value);
    }

    private static BadRequest invalid(String message, @Nullable Throwable cause) {
        return new BadRequest("InvalidPolicyDocument", message, cause);
    }

    private static BadRequest denied(String message) {
        return new BadRequest(403, "AccessDenied", message, null);
    }
}
