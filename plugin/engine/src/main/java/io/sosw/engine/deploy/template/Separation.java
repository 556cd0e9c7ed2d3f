package io.sosw.engine.deploy.template;

import io.sosw.json.Json;
import io.sosw.local.template.Template;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * One template as several, one a stack. A resource lies in its own part, or in the latest of those that it refers to, so that
 * none refers to a later one. What a part reads of an earlier one is an output there and a parameter here, since an export
 * that somebody imports can neither be changed nor removed.
 */
final class Separation {
    private static final List<String> COMMON =
            List.of("AWSTemplateFormatVersion", "Description", "Metadata", "Mappings", "Conditions");

    private final Map<String, Object> root;
    private final String application;
    private final Map<String, StackPart> places = new TreeMap<>();
    private final Map<String, Map<String, Object>> shared = new TreeMap<>();

    /**
     * @param origins where generated resources belong; all others are the template's own
     * @param application what AWS::StackName means in all parts
     */
    Separation(Map<String, Object> root, Map<String, StackPart> origins, String application) {
        this.root = root;
        this.application = application;
        var resources = Cfn.child(root, "Resources");
        resources.keySet().forEach(id -> places.put(id, origins.getOrDefault(id, StackPart.QUEUE)));
        boolean moved = true;
        while (moved) {
            moved = false;
            for (var place : places.entrySet()) {
                var latest = latest(Objects.requireNonNull(resources.get(place.getKey())), place.getValue());
                moved |= place.setValue(latest) != latest;
            }
        }
    }

    /** The templates; parts without a resource have none. */
    Map<StackPart, Template> templates() {
        var bodies = new EnumMap<StackPart, Map<String, Object>>(StackPart.class);
        for (StackPart part : StackPart.values()) {
            if (places.containsValue(part)) {
                bodies.put(part, body(part));
            }
        }
        var templates = new EnumMap<StackPart, Template>(StackPart.class);
        bodies.forEach((part, body) -> {
            var outputs = Cfn.child(body, "Outputs");
            shared.forEach((name, output) -> {
                if (places.get(SharedValue.resource(output)) == part) {
                    outputs.put(name, output);
                }
            });
            if (part == StackPart.QUEUE) {
                var words = bodies.keySet().stream().map(StackPart::word).toList();
                outputs.put(SharedValue.PARTS, Cfn.map("Value", String.join(" ", words)));
            }
            if (outputs.isEmpty()) {
                body.remove("Outputs");
            }
            body.put("Parameters", parameters(body));
            templates.put(part, Template.parse("the part " + part.word(), Json.pretty(body) + "\n"));
        });
        return templates;
    }

    private Map<String, Object> body(StackPart part) {
        var body = new LinkedHashMap<String, Object>();
        COMMON.forEach(section -> {
            if (root.containsKey(section)) {
                body.put(section, rewritten(root.get(section), part));
            }
        });
        if (part == StackPart.QUEUE && root.containsKey("Rules")) {
            body.put("Rules", root.get("Rules"));
        }
        var resources = new LinkedHashMap<String, Object>();
        Cfn.child(root, "Resources").forEach((id, resource) -> {
            if (places.get(id) == part) {
                resources.put(id, resource((Map<?, ?>) resource, part));
            }
        });
        body.put("Resources", resources);
        var outputs = new LinkedHashMap<String, Object>();
        Cfn.child(root, "Outputs").forEach((id, output) -> {
            if (latest(output, StackPart.QUEUE) == part) {
                outputs.put(id, rewritten(output, part));
            }
        });
        body.put("Outputs", outputs);
        return body;
    }

    private Map<String, Object> parameters(Map<String, Object> body) {
        var used = References.of(body);
        var parameters = new LinkedHashMap<String, Object>();
        Cfn.child(root, "Parameters").forEach((name, parameter) -> {
            if (name.equals(Names.BUCKET_PARAMETER) || used.contains(name)) {
                parameters.put(name, parameter);
            }
        });
        shared.forEach((name, output) -> {
            if (used.contains(name)) {
                parameters.put(name, SharedValue.parameter(output));
            }
        });
        return parameters;
    }

    private StackPart latest(Object member, StackPart atLeast) {
        return References.of(member).stream()
                .filter(places::containsKey)
                .map(places::get)
                .reduce(atLeast, (one, other) -> one.compareTo(other) < 0 ? other : one);
    }

    /** Waits for resources of its own stack; the others are there before it. */
    private Map<String, Object> resource(Map<?, ?> resource, StackPart part) {
        var copy = new LinkedHashMap<String, Object>();
        resource.forEach((key, value) -> copy.put(key.toString(), rewritten(value, part)));
        var here = References.dependsOn(resource).stream()
                .filter(id -> places.get(id) == part)
                .toList();
        copy.remove("DependsOn");
        if (!here.isEmpty()) {
            copy.put("DependsOn", here);
        }
        return copy;
    }

    private Object rewritten(Object member, StackPart part) {
        return Objects.requireNonNull(References.renamed(member, reference -> {
            if (reference.equals("AWS::StackName")) {
                return References.literal(application);
            }
            var resource = reference.split("\\.", 2)[0];
            var place = places.get(resource);
            if (place == null || place == part) {
                return reference;
            }
            var name = SharedValue.name(reference);
            var declaration = (Map<?, ?>) Cfn.child(root, "Resources").get(resource);
            shared.putIfAbsent(name, SharedValue.output(reference, Objects.requireNonNull(declaration)));
            return name;
        }));
    }
}
