package io.sosw.local.template;

import io.sosw.error.UserError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Gives each parameter its value: what was said, else the default; checked against what the template allows. */
public final class ParameterValues {
    private ParameterValues() {}

    /**
     * @param given name to text
     * @param ssm the value of an SSM parameter by name
     * @return name to text or list of texts, in the order of the template
     * @throws UserError if one is missing, unknown or not allowed
     */
    public static Map<String, Object> resolve(Template template, Map<String, String> given, UnaryOperator<String> ssm) {
        var unknown = given.keySet().stream()
                .filter(name -> !template.parameters().containsKey(name))
                .sorted()
                .toList();
        if (!unknown.isEmpty()) {
            throw new UserError(
                    "Parameters: " + unknown + " do not exist in the template (" + template.source() + ")",
                    "use one of " + String.join(", ", template.parameters().keySet()) + ".",
                    "template-parameter");
        }
        var missing = template.parameters().values().stream()
                .filter(each -> each.defaultValue() == null && !given.containsKey(each.name()))
                .map(Parameter::name)
                .toList();
        if (!missing.isEmpty()) {
            throw new UserError(
                    "Parameters: " + missing + " must have values (" + template.source() + ")",
                    "give a value for " + missing.get(0) + ", or add 'Default:' to it in the template.",
                    "template-parameter");
        }
        var values = new LinkedHashMap<String, Object>();
        template.parameters().forEach((name, parameter) -> {
            var text = given.getOrDefault(name, String.valueOf(parameter.defaultValue()));
            check(parameter, text);
            var value = parameter.isFromSsm() ? ssm.apply(text) : text;
            values.put(name, parameter.isList() ? items(value) : value);
        });
        return values;
    }

    private static List<String> items(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    }

    private static void check(Parameter parameter, String text) {
        var allowed = parameter.allowedValues();
        if (!allowed.isEmpty() && !allowed.containsAll(parameter.isList() ? items(text) : List.of(text))) {
            throw refused(parameter, text, "must be one of AllowedValues: " + String.join(", ", allowed));
        }
        var problems = new ArrayList<String>();
        var bounds = parameter.bounds();
        var pattern = parameter.allowedPattern();
        if (!pattern.isEmpty() && !compiled(parameter).matcher(text).matches()) {
            problems.add("must match pattern " + pattern);
        }
        if (bounds.minLength() != null && text.length() < bounds.minLength()) {
            problems.add("must contain at least " + bounds.minLength() + " characters");
        }
        if (bounds.maxLength() != null && text.length() > bounds.maxLength()) {
            problems.add("must contain at most " + bounds.maxLength() + " characters");
        }
        if (parameter.isNumber() && !parameter.isFromSsm()) {
            for (var item : parameter.isList() ? items(text) : List.of(text)) {
                number(parameter, item, problems);
            }
        }
        if (!problems.isEmpty()) {
            throw refused(parameter, text, String.join(", ", problems));
        }
    }

    private static Pattern compiled(Parameter parameter) {
        try {
            return Pattern.compile(parameter.allowedPattern());
        } catch (PatternSyntaxException e) {
            throw parameter
                    .place()
                    .error(
                            "Template format error: AllowedPattern of parameter " + parameter.name()
                                    + " is no regular expression: " + e.getDescription(),
                            "correct '" + parameter.allowedPattern() + "'.",
                            "template-parameter");
        }
    }

    private static void number(Parameter parameter, String text, List<String> problems) {
        if (!text.matches("[-+]?[0-9]*[.]?[0-9]+([eE][-+]?[0-9]{1,3})?")) {
            problems.add("must be a number");
            return;
        }
        var number = new BigDecimal(text);
        var bounds = parameter.bounds();
        if (bounds.minValue() != null && number.compareTo(bounds.minValue()) < 0) {
            problems.add("must be a number not less than " + bounds.minValue());
        }
        if (bounds.maxValue() != null && number.compareTo(bounds.maxValue()) > 0) {
            problems.add("must be a number not greater than " + bounds.maxValue());
        }
    }

    private static UserError refused(Parameter parameter, String text, String why) {
        var shown = parameter.noEcho() ? "****" : text;
        var said = parameter.constraintDescription().isEmpty() ? "" : ": " + parameter.constraintDescription();
        return parameter
                .place()
                .error(
                        "Parameter '" + parameter.name() + "' " + why + said + "; it is '" + shown + "'",
                        "give another value for " + parameter.name() + ".",
                        "template-parameter");
    }
}
