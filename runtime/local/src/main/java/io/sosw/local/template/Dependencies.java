package io.sosw.local.template;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Who needs whom, and the order in which resources are made: by need, else as in the file. */
public final class Dependencies {
    private Dependencies() {}

    /**
     * The order of creation; the reverse is the order of deletion.
     *
     * @param resources as {@link Evaluation#resources()} gives them
     */
    public static List<String> order(Map<String, Resource> resources) {
        var needs = new LinkedHashMap<String, Set<String>>();
        resources.forEach((id, resource) -> {
            var needed = of(resource);
            needed.retainAll(resources.keySet());
            needs.put(id, needed);
        });
        var order = new LinkedHashSet<String>();
        while (order.size() < needs.size()) {
            var before = order.size();
            needs.forEach((id, needed) -> {
                if (order.containsAll(needed)) {
                    order.add(id);
                }
            });
            if (order.size() == before) {
                throw circle(needs, order, resources);
            }
        }
        return List.copyOf(order);
    }

    /** The logical ids (and other names) that a resource refers to or depends on. */
    public static Set<String> of(Resource resource) {
        var needed = new LinkedHashSet<>(resource.dependsOn());
        resource.properties().values().forEach(node -> visit(node, (name, place) -> needed.add(name)));
        return needed;
    }

    /** Calls the visitor with each name that an expression refers to, and its place. */
    static void visit(Node node, BiConsumer<String, Place> visitor) {
        if (node instanceof Node.Sequence list) {
            list.items().forEach(item -> visit(item, visitor));
        } else if (node instanceof Node.Mapping mapping) {
            mapping.entries().forEach((key, value) -> visit(key, value, visitor));
        }
    }

    private static void visit(String key, Node value, BiConsumer<String, Place> visitor) {
        if (key.equals("Ref") && value instanceof Node.Scalar scalar) {
            visitor.accept(scalar.text(), value.place());
        } else if (key.equals("Fn::GetAtt")) {
            var first = value instanceof Node.Sequence list && !list.items().isEmpty()
                    ? list.items().get(0)
                    : value;
            if (first instanceof Node.Scalar scalar) {
                visitor.accept(scalar.text().split("\\.", 2)[0], value.place());
            }
            visitItems(value, visitor);
        } else if (key.equals("Fn::Sub")) {
            sub(value, visitor);
        } else {
            visit(value, visitor);
        }
    }

    private static void visitItems(Node value, BiConsumer<String, Place> visitor) {
        if (value instanceof Node.Sequence list) {
            list.items().stream().skip(1).forEach(item -> visit(item, visitor));
        }
    }

    private static void sub(Node value, BiConsumer<String, Place> visitor) {
        var format = value instanceof Node.Sequence list && !list.items().isEmpty()
                ? list.items().get(0)
                : value;
        var own = value instanceof Node.Sequence list
                        && list.items().size() > 1
                        && list.items().get(1) instanceof Node.Mapping variables
                ? variables.entries().keySet()
                : Set.<String>of();
        if (format instanceof Node.Scalar scalar) {
            for (var name : Texts.referredBy(scalar.text())) {
                if (!own.contains(name)) {
                    visitor.accept(name.split("\\.", 2)[0], format.place());
                }
            }
        }
        visitItems(value, visitor);
    }

    private static RuntimeException circle(
            Map<String, Set<String>> needs, Collection<String> made, Map<String, Resource> resources) {
        var path = new ArrayList<String>();
        var current = needs.keySet().stream()
                .filter(id -> !made.contains(id))
                .findFirst()
                .orElseThrow();
        var seen = new HashMap<String, Integer>();
        while (!seen.containsKey(current)) {
            seen.put(current, path.size());
            path.add(current);
            current = needs.getOrDefault(current, Set.of()).stream()
                    .filter(id -> !made.contains(id))
                    .findFirst()
                    .orElseThrow();
        }
        var circle = new ArrayList<>(path.subList(seen.get(current), path.size()));
        Collections.sort(circle);
        var first = resources.get(circle.get(0));
        if (first == null) {
            throw new IllegalStateException("Not a resource: " + circle.get(0));
        }
        return first.place()
                .error(
                        "Circular dependency between resources: " + circle,
                        "give one of them a fixed name and refer to it by !Sub instead of !Ref or !GetAtt.",
                        "template-cycle");
    }
}
