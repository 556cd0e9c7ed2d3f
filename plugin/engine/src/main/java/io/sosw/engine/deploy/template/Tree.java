package io.sosw.engine.deploy.template;

import io.sosw.local.template.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A template's nodes as plain values that can be changed, intrinsic functions in their long form. */
final class Tree {
    private Tree() {}

    static @Nullable Object of(Node node) {
        if (node instanceof Node.Mapping mapping) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            mapping.entries().forEach((key, value) -> map.put(key, of(value)));
            return map;
        }
        if (node instanceof Node.Sequence sequence) {
            List<@Nullable Object> list = new ArrayList<>();
            sequence.items().forEach(item -> list.add(of(item)));
            return list;
        }
        return ((Node.Scalar) node).value();
    }
}
