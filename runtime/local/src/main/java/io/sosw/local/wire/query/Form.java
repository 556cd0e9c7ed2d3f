package io.sosw.local.wire.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A form's parameters as the tree that their dotted names describe. */
final class Form {
    private static final int DEEPEST = 40;
    private final Map<String, Form> children = new LinkedHashMap<>();
    private String value = "";

    static Form of(Map<String, List<String>> parameters) {
        var root = new Form();
        parameters.forEach((name, values) -> root.put(name, values.get(0)));
        return root;
    }

    private void put(String name, String text) {
        var node = this;
        for (var part : name.split("\\.", DEEPEST)) {
            node = node.children.computeIfAbsent(part, p -> new Form());
        }
        node.value = text;
    }

    String value() {
        return value;
    }

    Optional<Form> child(String name) {
        return Optional.ofNullable(children.get(name));
    }

    /** The children named by whole numbers, in their order. */
    List<Form> numbered() {
        var items = new ArrayList<Map.Entry<Integer, Form>>();
        children.forEach((name, form) -> {
            if (name.matches("\\d{1,9}")) {
                items.add(Map.entry(Integer.parseInt(name), form));
            }
        });
        items.sort(Map.Entry.comparingByKey());
        return items.stream().map(Map.Entry::getValue).toList();
    }
}
