package io.sosw.local.provision.types;

import io.sosw.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The policy of a queue or topic: may a service of AWS send to it on behalf of a resource? */
final class ResourcePolicy {
    private final List<Map<?, ?>> statements = new ArrayList<>();

    /**
     * @param json empty for none
     */
    ResourcePolicy(String json) {
        if (!json.isEmpty() && Json.parse(json) instanceof Map<?, ?> policy) {
            for (var each : items(policy.get("Statement"))) {
                if (each instanceof Map<?, ?> statement) {
                    statements.add(statement);
                }
            }
        }
    }

    boolean allows(Access access) {
        return statements.stream().anyMatch(each -> applies(each, "Allow", access))
                && statements.stream().noneMatch(each -> applies(each, "Deny", access));
    }

    private static boolean applies(Map<?, ?> statement, String effect, Access access) {
        return effect.equals(statement.get("Effect"))
                && principal(statement.get("Principal"), access.service())
                && anyLike(statement.get("Action"), access.action().toLowerCase(Locale.ROOT), true)
                && anyLike(statement.get("Resource"), access.resource(), false)
                && conditions(statement.get("Condition"), access);
    }

    private static boolean principal(@Nullable Object principal, String service) {
        if (principal instanceof Map<?, ?> kinds) {
            return items(kinds.get("Service")).contains(service)
                    || items(kinds.get("AWS")).contains("*");
        }
        return "*".equals(principal);
    }

    /** Conditions over anything but the source of the message hold. */
    private static boolean conditions(@Nullable Object condition, Access access) {
        if (!(condition instanceof Map<?, ?> operators)) {
            return true;
        }
        for (var operator : operators.values()) {
            if (operator instanceof Map<?, ?> keys) {
                for (var key : keys.entrySet()) {
                    var name = String.valueOf(key.getKey()).toLowerCase(Locale.ROOT);
                    if (name.equals("aws:sourcearn") && !anyLike(key.getValue(), access.sourceArn(), false)
                            || name.equals("aws:sourceaccount") && !anyLike(key.getValue(), access.account(), false)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private static boolean anyLike(@Nullable Object patterns, String text, boolean lowerCase) {
        return items(patterns).stream()
                .map(String::valueOf)
                .map(pattern -> lowerCase ? pattern.toLowerCase(Locale.ROOT) : pattern)
                .anyMatch(pattern -> glob(pattern).matcher(text).matches());
    }

    private static Pattern glob(String pattern) {
        return Pattern.compile(Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q"), Pattern.DOTALL);
    }

    private static List<?> items(@Nullable Object value) {
        if (value == null) {
            return List.of();
        }
        return value instanceof List<?> list ? list : List.of(value);
    }

    /**
     * @param service for example {@code s3.amazonaws.com}
     * @param action for example {@code sqs:SendMessage}
     * @param resource the ARN of the queue or topic
     * @param sourceArn the ARN of what sends
     * @param account whose it is
     */
    record Access(String service, String action, String resource, String sourceArn, String account) {}
}
