package io.sosw.local.template;

import io.sosw.json.Json;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Functions that make text. */
final class Texts {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(!?)([^}]*)}");

    private Texts() {}

    static String text(Object value, Place place) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof String || value instanceof Boolean) {
            return value.toString();
        }
        throw place.error(
                "Template error: expected a string but the expression gives "
                        + (value instanceof List ? "a list" : value instanceof Map ? "a map" : "AWS::NoValue"),
                "use !Join, !Select or another attribute.",
                "template-reference");
    }

    static Object sub(Node argument, Evaluation context) {
        Map<String, Node> variables = Map.of();
        var format = argument;
        if (argument instanceof Node.Sequence) {
            var parts = Lists.exactly("Fn::Sub", argument, 2);
            format = parts.get(0);
            variables = parts.get(1).asMapping().entries();
        }
        var result = new StringBuilder();
        var found = REFERENCE.matcher(format.asText());
        while (found.find()) {
            found.appendReplacement(result, "");
            result.append(substitute(found, variables, format.place(), context));
        }
        return found.appendTail(result).toString();
    }

    private static String substitute(Matcher found, Map<String, Node> variables, Place place, Evaluation context) {
        if (!found.group(1).isEmpty()) {
            return "${" + found.group(2) + "}";
        }
        var name = found.group(2).strip();
        var variable = variables.get(name);
        if (variable != null) {
            return context.text(variable);
        }
        var dot = name.indexOf('.');
        var value = dot < 0
                ? context.ref(name, place)
                : context.attribute(name.substring(0, dot), name.substring(dot + 1), place);
        return text(value, place);
    }

    /** The names that a {@code Fn::Sub} text refers to. */
    static List<String> referredBy(String format) {
        return REFERENCE
                .matcher(format)
                .results()
                .filter(found -> found.group(1).isEmpty())
                .map(found -> found.group(2).strip())
                .toList();
    }

    static Object join(Node argument, Evaluation context) {
        var parts = Lists.exactly("Fn::Join", argument, 2);
        var items = Lists.list(parts.get(1), context);
        return String.join(
                parts.get(0).asText(),
                items.stream().map(item -> text(item, parts.get(1).place())).toList());
    }

    static Object split(Node argument, Evaluation context) {
        var parts = Lists.exactly("Fn::Split", argument, 2);
        var delimiter = parts.get(0).asText();
        return Arrays.<Object>asList((Object[]) context.text(parts.get(1)).split(Pattern.quote(delimiter), -1));
    }

    static Object base64(Node argument, Evaluation context) {
        return Base64.getEncoder().encodeToString(context.text(argument).getBytes(StandardCharsets.UTF_8));
    }

    static Object json(Node argument, Evaluation context) {
        return Json.write(context.evaluate(argument));
    }
}
