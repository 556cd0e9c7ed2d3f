package io.sosw.local.events;

import io.sosw.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eventbridge.model.Target;

/**
 * What a target gets of an event: all of it, a part, a constant, or a template with variables.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html">Input
 *     transformation</a>
 */
final class TargetInput {
    private static final Pattern VARIABLE = Pattern.compile("<([A-Za-z0-9_.-]+)>");

    private TargetInput() {}

    static String of(Target target, Rule rule, Map<String, Object> event) {
        if (target.input() != null) {
            return target.input();
        }
        if (target.inputPath() != null) {
            return Json.write(new JsonPath(target.inputPath()).of(event));
        }
        var transformer = target.inputTransformer();
        if (transformer == null) {
            return Json.write(event);
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        transformer.inputPathsMap().forEach((name, path) -> values.put(name, new JsonPath(path).of(event)));
        values.put("aws.events.rule-arn", rule.arn());
        values.put("aws.events.rule-name", rule.name());
        values.put("aws.events.event.ingestion-time", event.get("time"));
        values.put("aws.events.event.json", event);
        var withoutDetail = new LinkedHashMap<>(event);
        withoutDetail.remove("detail");
        values.put("aws.events.event", withoutDetail);
        return filled(transformer.inputTemplate(), values);
    }

    /** Between quotes a variable is text, elsewhere it is JSON. One that has no value leaves nothing behind. */
    static String filled(String template, Map<String, @Nullable Object> values) {
        var out = new StringBuilder(template.length() + 64);
        var quoted = false;
        var variables = VARIABLE.matcher(template);
        for (var at = 0; at < template.length(); ) {
            if (variables.find(at) && variables.start() == at && values.containsKey(variables.group(1))) {
                out.append(written(values.get(variables.group(1)), quoted));
                at = variables.end();
                continue;
            }
            var character = template.charAt(at++);
            out.append(character);
            if (character == '\\' && quoted && at < template.length()) {
                out.append(template.charAt(at++));
            } else if (character == '"') {
                quoted = !quoted;
            }
        }
        return out.toString();
    }

    private static String written(@Nullable Object value, boolean quoted) {
        if (value == null) {
            return "";
        }
        if (!quoted) {
            return Json.write(value);
        }
        var text = Json.write(value instanceof String plain ? plain : Json.write(value));
        return text.substring(1, text.length() - 1);
    }
}
