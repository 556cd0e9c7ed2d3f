package io.sosw.engine.deploy.template;

import io.sosw.error.UserError;
import io.sosw.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What AWS's own schema says of the resource types that projects like ours use: which properties there are, which must be
 * there, which hold one value. Checked before anything is sent; other types are AWS's to check.
 */
final class ResourceSchema {
    private static final List<String> FILES = List.of("resource-types.json", "container-types.json");

    private final Map<Object, Object> resources = new HashMap<>();
    private final Map<Object, Object> types = new HashMap<>();
    private final List<String> findings = new ArrayList<>();

    private ResourceSchema(Map<?, ?> root) {
        resources.putAll((Map<?, ?>) Objects.requireNonNull(root.get("resources")));
        types.putAll((Map<?, ?>) Objects.requireNonNull(root.get("types")));
    }

    /** Refuses resources that CloudFormation would refuse; all findings in one message. */
    static void check(Map<String, Object> template) {
        var schema = load();
        template.forEach(schema::resource);
        template.forEach((id, resource) -> schema.attributes(id, resource, template));
        if (!schema.findings.isEmpty()) {
            throw new UserError(
                    "the template has properties that CloudFormation would refuse:\n  "
                            + String.join("\n  ", schema.findings) + "\n",
                    "mend them in template.yaml.",
                    "deploy-template");
        }
    }

    private static ResourceSchema load() {
        var all = new ResourceSchema(Map.of("resources", Map.of(), "types", Map.of()));
        for (String name : FILES) {
            try (var file = Objects.requireNonNull(ResourceSchema.class.getResourceAsStream(name))) {
                var read = new ResourceSchema((Map<?, ?>) Objects.requireNonNull(Json.parse(file)));
                all.resources.putAll(read.resources);
                all.types.putAll(read.types);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return all;
    }

    private void resource(String id, Object resource) {
        if (resource instanceof Map<?, ?> map
                && resources.get(String.valueOf(map.get("Type"))) instanceof Map<?, ?> type) {
            var properties = map.get("Properties");
            properties(id, properties == null ? Map.of() : properties, (Map<?, ?>) type.get("properties"));
        }
    }

    private void properties(String path, Object value, @Nullable Map<?, ?> known) {
        if (known == null || !(value instanceof Map<?, ?> properties) || intrinsic(properties)) {
            return;
        }
        known.forEach((key, kind) -> {
            var name = key.toString();
            if (name.endsWith("!") && !properties.containsKey(name.substring(0, name.length() - 1))) {
                findings.add(path + ": the property " + name.substring(0, name.length() - 1) + " is missing");
            }
        });
        properties.forEach((key, property) -> {
            var kind = known.containsKey(key) ? known.get(key) : known.get(key + "!");
            if (kind == null) {
                findings.add(path + ": there is no property " + key + ", but " + names(known));
            } else if (property != null) {
                value(path + "." + key, property, kind.toString());
            }
        });
    }

    private void value(String path, Object value, String kind) {
        if (value instanceof Map<?, ?> map && intrinsic(map)) {
            return;
        }
        if (kind.startsWith("{")) {
            if (value instanceof Map<?, ?>) {
                properties(path, value, (Map<?, ?>) types.get(inner(kind)));
            } else {
                findings.add(path + ": must be a map");
            }
        } else if (kind.startsWith("[")) {
            if (value instanceof List<?> list) {
                for (int i = 0; i < list.size(); i++) {
                    value(
                            path + "[" + i + "]",
                            Objects.requireNonNullElse(list.get(i), Map.of("Ref", "")),
                            inner(kind));
                }
            } else {
                findings.add(path + ": must be a list");
            }
        } else if (kind.equals("number") && !String.valueOf(value).matches("-?[0-9]+(\\.[0-9]+)?")) {
            findings.add(path + ": must be a number, found " + value);
        } else if (kind.equals("boolean") && !String.valueOf(value).matches("(?i)true|false|yes|no|on|off")) {
            findings.add(path + ": must be true or false, found " + value);
        } else if (!kind.isEmpty() && (value instanceof Map<?, ?> || value instanceof List<?>)) {
            findings.add(path + ": must be one value");
        }
    }

    private static String inner(String kind) {
        return kind.substring(1, kind.length() - 1);
    }

    private static boolean intrinsic(Map<?, ?> map) {
        return map.size() == 1 && map.keySet().iterator().next().toString().matches("Ref|Condition|Fn::.*");
    }

    private static String names(Map<?, ?> known) {
        var names = new TreeSet<String>();
        known.keySet().forEach(key -> names.add(key.toString().replace("!", "")));
        return String.join(", ", names);
    }

    /** {@code Fn::GetAtt} of attributes that the type does not have. */
    private void attributes(String path, @Nullable Object node, Map<String, Object> template) {
        if (node instanceof List<?> list) {
            list.forEach(item -> attributes(path, item, template));
        } else if (node instanceof Map<?, ?> map) {
            if (map.get("Fn::GetAtt") instanceof List<?> pair
                    && pair.size() == 2
                    && template.get(String.valueOf(pair.get(0))) instanceof Map<?, ?> resource
                    && resources.get(String.valueOf(resource.get("Type"))) instanceof Map<?, ?> type
                    && type.get("attributes") instanceof List<?> attributes
                    && pair.get(1) instanceof String attribute
                    && !attributes.contains(attribute)) {
                findings.add(path + ": " + pair.get(0) + " has no attribute " + attribute + ", but " + attributes);
            }
            map.values().forEach(value -> attributes(path, value, template));
        }
    }
}
