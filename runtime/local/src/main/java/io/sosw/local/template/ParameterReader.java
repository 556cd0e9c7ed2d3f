package io.sosw.local.template;

import static io.sosw.local.template.TemplateReader.textOf;
import static io.sosw.local.template.TemplateReader.texts;

import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one entry of the Parameters section. */
final class ParameterReader {
    private static final Set<String> KEYS = Set.of(
            "Type",
            "Default",
            "Description",
            "AllowedValues",
            "AllowedPattern",
            "ConstraintDescription",
            "MinLength",
            "MaxLength",
            "MinValue",
            "MaxValue",
            "NoEcho");
    private static final Pattern TYPE = Pattern.compile("String|Number|CommaDelimitedList|List<(String|Number)>"
            + "|AWS::SSM::Parameter::Name|AWS::[A-Za-z0-9]+::[A-Za-z0-9:]+|List<AWS::[A-Za-z0-9:.]+>"
            + "|AWS::SSM::Parameter::Value<(String|CommaDelimitedList|List<[A-Za-z0-9:]+>|AWS::[A-Za-z0-9:.]+)>");

    private ParameterReader() {}

    static Parameter parameter(String name, Node node) {
        var declared = node.asMapping();
        TemplateReader.onlyKnown(declared, KEYS, "attribute of a parameter");
        var type = textOf(declared, "Type");
        if (!TYPE.matcher(type).matches()) {
            throw declared.place()
                    .error(
                            "Template format error: the type of parameter " + name + " is '" + type + "'",
                            "use String, Number, CommaDelimitedList, List<Number>, an AWS-specific type or"
                                    + " AWS::SSM::Parameter::Value<String>.",
                            "template-parameter");
        }
        var defaultValue = declared.get("Default");
        return new Parameter(
                name,
                type,
                defaultValue == null ? null : String.join(",", texts(defaultValue)),
                textOf(declared, "Description"),
                texts(declared.get("AllowedValues")),
                textOf(declared, "AllowedPattern"),
                textOf(declared, "ConstraintDescription"),
                new Parameter.Bounds(
                        whole(declared.get("MinLength")),
                        whole(declared.get("MaxLength")),
                        number(declared.get("MinValue")),
                        number(declared.get("MaxValue"))),
                Boolean.parseBoolean(textOf(declared, "NoEcho")),
                declared.place());
    }

    private static @Nullable Long whole(@Nullable Node node) {
        var number = number(node);
        return number == null ? null : (Long) number.longValue();
    }

    private static @Nullable BigDecimal number(@Nullable Node node) {
        if (node == null) {
            return null;
        }
        try {
            return new BigDecimal(node.asText());
        } catch (NumberFormatException e) {
            throw node.place()
                    .error(
                            "Template format error: expected a number but found " + node.kind(),
                            "write digits.",
                            "template-parameter");
        }
    }
}
