package io.sosw.local.template;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Functions over lists and maps. */
final class Lists {
    private Lists() {}

    static List<Node> exactly(String function, Node argument, int size) {
        var items = argument.asSequence().items();
        if (items.size() != size) {
            throw argument.place()
                    .error(
                            "Template error: " + function + " takes " + size + " arguments but has " + items.size(),
                            "give exactly " + size + ".",
                            "template-syntax");
        }
        return items;
    }

    static List<?> list(Node node, Evaluation context) {
        if (context.evaluate(node) instanceof List<?> items) {
            return items;
        }
        throw node.place()
                .error(
                        "Template error: expected a list but the expression gives one value",
                        "use !Split, or a parameter of type CommaDelimitedList.",
                        "template-reference");
    }

    static Object select(Node argument, Evaluation context) {
        var parts = exactly("Fn::Select", argument, 2);
        var items = list(parts.get(1), context);
        var index = context.text(parts.get(0));
        if (!index.matches("[0-9]{1,6}") || Integer.parseInt(index) >= items.size()) {
            throw argument.place()
                    .error(
                            "Template error: Fn::Select cannot select nonexistent value at index " + index,
                            "the list has " + items.size() + " values; the first has index 0.",
                            "template-reference");
        }
        return items.get(Integer.parseInt(index));
    }

    static Object length(Node argument, Evaluation context) {
        return BigDecimal.valueOf(list(argument, context).size());
    }

    /** Three zones for every region: the shim has no data centres. */
    static Object zones(Node argument, Evaluation context) {
        var asked = context.text(argument);
        var region = asked.isEmpty() ? context.scope().region() : asked;
        return List.of(region + "a", region + "b", region + "c");
    }

    static Object find(Node argument, Evaluation context) {
        var parts = argument.asSequence().items();
        if (parts.size() != 4) {
            exactly("Fn::FindInMap", argument, 3);
        }
        var name = context.text(parts.get(0));
        var first = context.text(parts.get(1));
        var second = context.text(parts.get(2));
        var map = context.template().mappings().get(name);
        var row = map == null ? null : map.get(first);
        var found = row == null ? null : row.asMapping().get(second);
        if (found != null) {
            return context.evaluate(found);
        }
        if (parts.size() == 4) {
            var fallback = parts.get(3).asMapping().get("DefaultValue");
            if (fallback != null) {
                return context.evaluate(fallback);
            }
        }
        var there = map == null
                ? context.template().mappings().keySet()
                : row == null
                        ? map.entries().keySet()
                        : row.asMapping().entries().keySet();
        throw argument.place()
                .error(
                        "Template error: Unable to get mapping for " + name + "::" + first + "::" + second,
                        "there are only: " + String.join(", ", there) + ".",
                        "template-reference");
    }

    static boolean contains(List<?> items, Object wanted) {
        return items.stream().anyMatch(item -> same(item, wanted));
    }

    static boolean same(Object one, Object other) {
        return plain(one).equals(plain(other));
    }

    private static Object plain(Object value) {
        if (value instanceof List<?> items) {
            return items.stream().map(Lists::plain).toList();
        }
        if (value instanceof Map) {
            return value;
        }
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }
}
