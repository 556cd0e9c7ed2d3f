package io.sosw.local.logs;

import io.sosw.json.Json;
import io.sosw.json.JsonException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code { $.a.b = "x*" && ($.n > 3 || $.c IS NULL) }}: a condition over a line that is a JSON object. Not thread-safe
 * while it is read.
 */
final class JsonCondition {
    private static final Pattern TOKEN = Pattern.compile("\\s*(&&|\\|\\||\\(|\\)|!=|<=|>=|=|<|>|IS|NOT|EXISTS|NULL|TRUE"
            + "|FALSE|\"(?:[^\"\\\\]|\\\\.)*\"|\\$[^\\s=<>!()]*|[^\\s()=<>!&|]+)\\s*");
    private final Matcher tokens;
    private @Nullable String next;

    private JsonCondition(String text) {
        tokens = TOKEN.matcher(text);
        advance();
    }

    static Predicate<String> parse(String pattern) {
        if (!pattern.endsWith("}")) {
            throw refused(pattern);
        }
        var reader = new JsonCondition(pattern.substring(1, pattern.length() - 1));
        var condition = reader.or();
        if (reader.next != null) {
            throw refused(pattern);
        }
        return line -> {
            try {
                return line.startsWith("{") && condition.test(Json.parse(line));
            } catch (JsonException e) {
                return false;
            }
        };
    }

    private Predicate<@Nullable Object> or() {
        var left = and();
        while (take("||")) {
            left = left.or(and());
        }
        return left;
    }

    private Predicate<@Nullable Object> and() {
        var left = one();
        while (take("&&")) {
            left = left.and(one());
        }
        return left;
    }

    private Predicate<@Nullable Object> one() {
        if (take("(")) {
            var inside = or();
            if (!take(")")) {
                throw refused("a ) is missing");
            }
            return inside;
        }
        var path = any();
        if (!path.startsWith("$")) {
            throw refused(path);
        }
        var operator = any();
        if (operator.equals("NOT")) {
            any();
            return root -> find(root, path) == ABSENT;
        }
        if (operator.equals("IS")) {
            var wanted = any();
            return root -> Objects.equals(String.valueOf(find(root, path)).toUpperCase(java.util.Locale.ROOT), wanted);
        }
        var wanted = any();
        return root -> compare(find(root, path), operator, wanted);
    }

    private static final Object ABSENT = new Object();

    private static @Nullable Object find(@Nullable Object root, String path) {
        var value = root;
        for (var step : path.replace("[", ".").replace("]", "").split("\\.", -1)) {
            if (step.equals("$") || step.isEmpty()) {
                continue;
            }
            if (value instanceof Map<?, ?> map && map.containsKey(step)) {
                value = map.get(step);
            } else if (value instanceof List<?> list
                    && step.matches("\\d{1,6}")
                    && Integer.parseInt(step) < list.size()) {
                value = list.get(Integer.parseInt(step));
            } else {
                return ABSENT;
            }
        }
        return value;
    }

    private static boolean compare(@Nullable Object found, String operator, String wanted) {
        if (found == ABSENT || found == null) {
            return false;
        }
        if (operator.equals("=") || operator.equals("!=")) {
            return equal(found, wanted) == operator.equals("=");
        }
        if (!(found instanceof Number) || !wanted.matches("-?[0-9.]+([eE][+-]?\\d+)?")) {
            return false;
        }
        var order = new BigDecimal(found.toString()).compareTo(new BigDecimal(wanted));
        return switch (operator) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    private static boolean equal(Object found, String wanted) {
        if (found instanceof Number && wanted.matches("-?[0-9.]+([eE][+-]?\\d+)?")) {
            return new BigDecimal(found.toString()).compareTo(new BigDecimal(wanted)) == 0;
        }
        var text = wanted.startsWith("\"")
                ? wanted.substring(1, wanted.length() - 1).replaceAll("\\\\(.)", "$1")
                : wanted;
        var parts = new StringBuilder();
        for (var part : text.split("\\*", -1)) {
            parts.append(parts.isEmpty() ? "" : ".*").append(Pattern.quote(part));
        }
        return Pattern.compile(parts.toString(), Pattern.DOTALL)
                .matcher(found.toString())
                .matches();
    }

    private boolean take(String wanted) {
        var found = wanted.equals(next);
        if (found) {
            advance();
        }
        return found;
    }

    private String any() {
        var token = next;
        if (token == null) {
            throw refused("it ends too early");
        }
        advance();
        return token;
    }

    private void advance() {
        next = tokens.find() ? tokens.group(1) : null;
    }

    private static RuntimeException refused(String what) {
        return LogErrors.invalid("Invalid filter pattern: " + what);
    }
}
