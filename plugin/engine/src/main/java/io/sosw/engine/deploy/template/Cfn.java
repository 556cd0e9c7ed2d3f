package io.sosw.engine.deploy.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parts of CloudFormation templates as plain values. */
final class Cfn {
    private Cfn() {}

    static Map<String, Object> ref(String logicalId) {
        return map("Ref", logicalId);
    }

    static Map<String, Object> attribute(String logicalId, String attribute) {
        return map("Fn::GetAtt", List.of(logicalId, attribute));
    }

    static Map<String, Object> sub(String text) {
        return map("Fn::Sub", text);
    }

    /** A text, and what it refers to put in. */
    static Object text(String text) {
        return text.contains("${") ? sub(text) : text;
    }

    /** A map in the given order; values of {@code ""}, empty lists and empty maps are left out. */
    static Map<String, Object> map(Object... namesAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            var value = namesAndValues[i + 1];
            if (!value.equals("") && !value.equals(List.of()) && !value.equals(Map.of())) {
                map.put((String) namesAndValues[i], value);
            }
        }
        return map;
    }

    static Map<String, Object> resource(String type, Map<String, Object> properties) {
        return map("Type", type, "Properties", properties);
    }

    /** The entry as a map that may be added to; made if it is missing. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> child(Map<String, Object> parent, String name) {
        return (Map<String, Object>) parent.computeIfAbsent(name, key -> new LinkedHashMap<String, Object>());
    }
}
