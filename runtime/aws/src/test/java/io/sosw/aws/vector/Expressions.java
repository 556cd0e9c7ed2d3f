package io.sosw.aws.vector;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A request of DynamoDB with the names and values put into its expressions, and without what only says the default. */
final class Expressions {
    private static final Pattern PLACEHOLDER = Pattern.compile("[:#]\\w+");

    private Expressions() {}

    static Map<String, Object> spelledOut(Map<String, Object> request) {
        Map<?, ?> names = (Map<?, ?>) request.getOrDefault("ExpressionAttributeNames", Map.of());
        Map<?, ?> values = (Map<?, ?>) request.getOrDefault("ExpressionAttributeValues", Map.of());
        Map<String, Object> spelled = new TreeMap<>();
        request.forEach((name, value) -> {
            if (name.endsWith("Expression")) {
                spelled.put(name, clauses(value.toString(), names, values));
            } else if (!isLeftOut(name, value)) {
                spelled.put(name, value);
            }
        });
        return spelled;
    }

    /** Which attributes and pages are asked for is compared by what comes back. */
    private static boolean isLeftOut(String name, Object value) {
        return name.startsWith("ExpressionAttribute")
                || List.of("PaginationConfig", "Limit", "ExclusiveStartKey", "ReturnValues", "ScanIndexForward")
                        .contains(name)
                || name.equals("Select") && !value.equals("COUNT");
    }

    private static List<String> clauses(String expression, Map<?, ?> names, Map<?, ?> values) {
        var out = PLACEHOLDER.matcher(expression).replaceAll(found -> {
            var placeholder = found.group();
            var put = placeholder.startsWith("#") ? names.get(placeholder) : values.get(placeholder);
            return Matcher.quoteReplacement(String.valueOf(put instanceof Map<?, ?> map ? sorted(map) : put));
        });
        var clauses = new ArrayList<String>();
        for (var clause : out.replaceAll("[()]", " ").split(", |(?i) and |(?=REMOVE )")) {
            clauses.add(clause.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT));
        }
        return clauses;
    }

    private static Map<?, ?> sorted(Map<?, ?> map) {
        Map<String, Object> sorted = new LinkedHashMap<>();
        new TreeMap<>(map).forEach((name, value) -> sorted.put(name.toString(), value));
        return sorted;
    }
}
