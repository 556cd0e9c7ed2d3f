package io.sosw.local.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Evaluates a template's expressions to plain values: String, BigDecimal, Boolean, List and Map.
 *
 * <p>Not safe for use by several threads.
 */
public final class Evaluation {
    private final Template template;
    private final Scope scope;
    private final References references;
    private final Map<String, Boolean> conditions = new HashMap<>();
    private final Set<String> asking = new LinkedHashSet<>();

    public Evaluation(Template template, Scope scope, References references) {
        this.template = template;
        this.scope = scope;
        this.references = references;
    }

    /** The value of an expression; empty when it is {@code AWS::NoValue}. */
    public Optional<Object> value(Node node) {
        var value = evaluate(node);
        return value == NoValue.NO_VALUE ? Optional.empty() : Optional.of(value);
    }

    /** A resource's properties, those without value left out. */
    public Map<String, Object> properties(Resource resource) {
        return map(resource.properties());
    }

    /** Whether the condition holds; the empty name always does. */
    public boolean holds(String condition) {
        if (condition.isEmpty()) {
            return true;
        }
        var known = conditions.get(condition);
        if (known != null) {
            return known;
        }
        var node = template.conditions().get(condition);
        if (node == null) {
            throw new IllegalArgumentException("No such condition: " + condition);
        }
        if (!asking.add(condition)) {
            throw node.place()
                    .error(
                            "Template format error: Circular dependency between conditions: " + asking,
                            "break the circle.",
                            "template-cycle");
        }
        var holds = Logic.test(node, this);
        asking.remove(condition);
        conditions.put(condition, holds);
        return holds;
    }

    /** The resources whose condition holds, in the order of the file. */
    public Map<String, Resource> resources() {
        var existing = new LinkedHashMap<String, Resource>();
        template.resources().forEach((id, resource) -> {
            if (holds(resource.condition())) {
                existing.put(id, resource);
            }
        });
        return existing;
    }

    /** Checks the Rules section. */
    public void checkRules() {
        template.rules().forEach((name, rule) -> Logic.check(name, rule, this));
    }

    Object evaluate(Node node) {
        if (node instanceof Node.Scalar scalar) {
            if (scalar.value() == null) {
                throw node.place()
                        .error(
                                "Template format error: 'null' values are not allowed in templates",
                                "write a value, or remove the key.",
                                "template-syntax");
            }
            return scalar.value();
        }
        if (node instanceof Node.Sequence list) {
            return list(list.items());
        }
        var mapping = node.asMapping();
        for (var key : mapping.entries().keySet()) {
            if (key.equals("Ref") || key.startsWith("Fn::")) {
                return Intrinsics.call(key, mapping, this);
            }
        }
        return map(mapping.entries());
    }

    List<Object> list(List<Node> items) {
        var values = new ArrayList<Object>();
        for (var item : items) {
            value(item).ifPresent(values::add);
        }
        return values;
    }

    private Map<String, Object> map(Map<String, Node> entries) {
        var values = new LinkedHashMap<String, Object>();
        entries.forEach((key, node) -> value(node).ifPresent(value -> values.put(key, value)));
        return values;
    }

    String text(Node node) {
        return Texts.text(evaluate(node), node.place());
    }

    Object ref(String name, Place from) {
        var value = scope.values().get(name);
        return value == null ? references.ref(name, from) : value;
    }

    Object attribute(String logicalId, String attribute, Place from) {
        return references.attribute(logicalId, attribute, from);
    }

    Object importValue(String name, Place from) {
        return references.importValue(name, from);
    }

    Template template() {
        return template;
    }

    Scope scope() {
        return scope;
    }
}
