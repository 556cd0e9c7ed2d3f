package io.sosw.local.template;

import io.sosw.error.UserError;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Knows the sections of a template and the attributes of a resource. */
final class TemplateReader {
    private static final Set<String> SECTIONS = Set.of(
            "AWSTemplateFormatVersion",
            "Description",
            "Metadata",
            "Parameters",
            "Mappings",
            "Conditions",
            "Rules",
            "Transform",
            "Hooks",
            "Resources",
            "Outputs");
    private static final Set<String> RESOURCE_ATTRIBUTES = Set.of(
            "Type",
            "Properties",
            "DependsOn",
            "Condition",
            "Metadata",
            "DeletionPolicy",
            "UpdateReplacePolicy",
            "CreationPolicy",
            "UpdatePolicy");
    private static final Pattern LOGICAL_ID = Pattern.compile("[A-Za-z0-9]{1,255}");

    private final String source;
    private final String text;
    private final Node.Mapping root;

    TemplateReader(String source, String text) {
        this.source = source;
        this.text = text;
        this.root = NodeReader.read(source, text).asMapping();
        onlyKnown(root, SECTIONS, "template section");
    }

    Template template() {
        var resources = section("Resources", this::resource);
        if (resources.isEmpty()) {
            throw root.place()
                    .error(
                            "Template format error: At least one Resources member must be defined.",
                            "add a 'Resources:' section.",
                            "template-syntax");
        }
        limit("Resources", resources, 500);
        var parameters = section("Parameters", ParameterReader::parameter);
        limit("Parameters", parameters, 200);
        var outputs = section("Outputs", TemplateReader::output);
        limit("Outputs", outputs, 200);
        var template = new Template(
                source,
                text,
                textOf(root, "Description"),
                parameters,
                section("Mappings", (name, node) -> node.asMapping()),
                section("Conditions", (name, node) -> node),
                section("Rules", (name, node) -> node.asMapping()),
                resources,
                outputs,
                texts(root.get("Transform")));
        TemplateCheck.check(template);
        return template;
    }

    private void limit(String section, Map<String, ?> entries, int limit) {
        if (entries.size() > limit) {
            throw root.place()
                    .error(
                            "Template format error: Number of " + section + ", " + entries.size()
                                    + ", is greater than maximum allowed, " + limit,
                            "split the template into several stacks.",
                            "template-limits");
        }
    }

    private <T> Map<String, T> section(String name, BiFunction<String, Node, T> entry) {
        var found = root.get(name);
        if (found == null || found instanceof Node.Scalar scalar && scalar.value() == null) {
            return Map.of();
        }
        var entries = new LinkedHashMap<String, T>();
        for (var each : found.asMapping().entries().entrySet()) {
            if (!LOGICAL_ID.matcher(each.getKey()).matches()) {
                throw each.getValue()
                        .place()
                        .error(
                                "Template format error: the name '" + each.getKey() + "' in " + name
                                        + " is not alphanumeric",
                                "use letters and digits only.",
                                "template-syntax");
            }
            entries.put(each.getKey(), entry.apply(each.getKey(), each.getValue()));
        }
        return Collections.unmodifiableMap(entries);
    }

    private Resource resource(String logicalId, Node node) {
        var declared = node.asMapping();
        onlyKnown(declared, RESOURCE_ATTRIBUTES, "attribute of a resource");
        var type = declared.get("Type");
        if (type == null) {
            throw declared.place()
                    .error(
                            "Template format error: [/Resources/" + logicalId
                                    + "] Every Resources object must contain a Type member.",
                            "add 'Type: AWS::…'.",
                            "template-syntax");
        }
        var properties = declared.get("Properties");
        return new Resource(
                logicalId,
                type.asText(),
                properties == null || properties.kind().equals("nothing")
                        ? Map.of()
                        : properties.asMapping().entries(),
                Collections.unmodifiableSet(new LinkedHashSet<>(texts(declared.get("DependsOn")))),
                textOf(declared, "Condition"),
                textOf(declared, "DeletionPolicy"),
                textOf(declared, "UpdateReplacePolicy"),
                declared.place());
    }

    private static Output output(String name, Node node) {
        var declared = node.asMapping();
        var value = declared.get("Value");
        if (value == null) {
            throw declared.place()
                    .error(
                            "Template format error: Output " + name + " has no Value",
                            "add 'Value: …'.",
                            "template-syntax");
        }
        var export = declared.get("Export");
        return new Output(
                name,
                textOf(declared, "Description"),
                value,
                textOf(declared, "Condition"),
                export == null ? null : export.asMapping().get("Name"));
    }

    static String textOf(Node.Mapping mapping, String key) {
        var node = mapping.get(key);
        return node == null ? "" : node.asText();
    }

    static List<String> texts(@Nullable Node node) {
        if (node == null) {
            return List.of();
        }
        return node instanceof Node.Sequence list
                ? list.items().stream().map(Node::asText).toList()
                : List.of(node.asText());
    }

    static void onlyKnown(Node.Mapping mapping, Set<String> known, String what) {
        for (var entry : mapping.entries().entrySet()) {
            if (!known.contains(entry.getKey())) {
                throw unknown(entry.getKey(), entry.getValue(), known, what);
            }
        }
    }

    private static UserError unknown(String key, Node node, Set<String> known, String what) {
        return node.place()
                .error(
                        "Template format error: '" + key + "' is no " + what,
                        "use one of " + String.join(", ", new TreeSet<>(known)) + ".",
                        "template-syntax");
    }
}
