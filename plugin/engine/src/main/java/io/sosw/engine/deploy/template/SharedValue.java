package io.sosw.engine.deploy.template;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What one stack of a project gives to another: an output there, a parameter here. */
public final class SharedValue {
    /** The output that lists the parts, of the stack that has the environment's own name. */
    public static final String PARTS = "SoswParts";

    private static final String PREFIX = "Shared";

    private SharedValue() {}

    /** Whether an output or a parameter is one. */
    public static boolean is(String name) {
        return name.startsWith(PREFIX);
    }

    /** Whether an output is nothing that a person wants to know. */
    public static boolean isWiring(String output) {
        return is(output) || output.equals(PARTS);
    }

    /** {@code SharedOrders} for the reference {@code Orders}, {@code SharedArnOfOrders} for {@code Orders.Arn}. */
    static String name(String reference) {
        var parts = reference.split("\\.", 2);
        return PREFIX + (parts.length == 1 ? "" : parts[1].replaceAll("[^A-Za-z0-9]", "") + "Of") + parts[0];
    }

    static Map<String, Object> output(String reference, Map<?, ?> resource) {
        var parts = reference.split("\\.", 2);
        var condition = resource.get("Condition");
        return Cfn.map(
                "Condition",
                condition == null ? "" : condition,
                "Value",
                parts.length == 1 ? Cfn.ref(reference) : Cfn.attribute(parts[0], parts[1]));
    }

    /** Of a resource that a condition may leave out it has a value for that. */
    static Map<String, Object> parameter(Map<String, Object> output) {
        var parameter = Cfn.map("Type", "String", "Description", "Given by another stack of this project.");
        if (output.containsKey("Condition")) {
            parameter.put("Default", "");
        }
        return parameter;
    }

    /** The resource that an output tells of. */
    static String resource(Map<String, Object> output) {
        var value = (Map<?, ?>) Objects.requireNonNull(output.get("Value"));
        return String.valueOf(value.get("Fn::GetAtt") instanceof List<?> pair ? pair.get(0) : value.get("Ref"));
    }
}
