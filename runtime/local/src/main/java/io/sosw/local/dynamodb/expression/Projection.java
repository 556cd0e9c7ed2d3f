package io.sosw.local.dynamodb.expression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Cuts an item down to some paths; elements of a list close up, keeping their order. */
public final class Projection {
    private final Map<String, Node> roots = new LinkedHashMap<>();

    public Projection(List<Operand.Path> paths) {
        for (var path : paths) {
            var node = roots.computeIfAbsent(path.attribute(), name -> new Node());
            for (var step : path.steps().subList(1, path.steps().size())) {
                node = node.child(step);
            }
        }
    }

    public Map<String, AttributeValue> of(Map<String, AttributeValue> item) {
        Map<String, AttributeValue> cut = new LinkedHashMap<>();
        roots.forEach((name, node) -> {
            var value = item.get(name);
            var part = value == null ? null : node.cut(value);
            if (part != null) {
                cut.put(name, part);
            }
        });
        return cut;
    }

    /** What is wanted below a value: all of it when nothing is named. */
    private static final class Node {
        private final Map<String, Node> keys = new LinkedHashMap<>();
        private final Map<Integer, Node> indexes = new TreeMap<>();

        Node child(Step step) {
            return step instanceof Step.Key key
                    ? keys.computeIfAbsent(key.name(), name -> new Node())
                    : indexes.computeIfAbsent(((Step.Index) step).index(), index -> new Node());
        }

        @Nullable
        AttributeValue cut(AttributeValue value) {
            if (keys.isEmpty() && indexes.isEmpty()) {
                return value;
            }
            if (!keys.isEmpty() && value.type() == AttributeValue.Type.M) {
                return cutMap(value.m());
            }
            return !indexes.isEmpty() && value.type() == AttributeValue.Type.L ? cutList(value.l()) : null;
        }

        private @Nullable AttributeValue cutMap(Map<String, AttributeValue> map) {
            Map<String, AttributeValue> cut = new LinkedHashMap<>();
            keys.forEach((name, node) -> {
                var value = map.get(name);
                var part = value == null ? null : node.cut(value);
                if (part != null) {
                    cut.put(name, part);
                }
            });
            return cut.isEmpty() ? null : AttributeValue.fromM(cut);
        }

        private @Nullable AttributeValue cutList(List<AttributeValue> list) {
            List<AttributeValue> cut = new ArrayList<>();
            indexes.forEach((index, node) -> {
                var part = index < list.size() ? node.cut(list.get(index)) : null;
                if (part != null) {
                    cut.add(part);
                }
            });
            return cut.isEmpty() ? null : AttributeValue.fromL(cut);
        }
    }
}
