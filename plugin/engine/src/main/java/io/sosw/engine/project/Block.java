package io.sosw.engine.project;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** One mapping of a YAML file: typed access to its keys; what does not fit becomes a finding. */
final class Block {
    private final String path;
    private final int line;
    private final Findings findings;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();

    private Block(String path, int line, Findings findings) {
        this.path = path;
        this.line = line;
        this.findings = findings;
    }

    static Block of(@Nullable Node node, String path, Findings findings) {
        var block = new Block(path, line(node), findings);
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(tuple -> block.put(tuple.getKeyNode(), tuple.getValueNode()));
        } else if (node != null && !Tag.NULL.equals(node.getTag())) {
            findings.add(line(node), block.name() + " must be a mapping (key: value), found " + shown(node));
        }
        return block;
    }

    private void put(Node key, Node value) {
        if (!(key instanceof ScalarNode scalar)) {
            findings.add(line(key), name() + " has a key that is not a plain name");
        } else if (lines.putIfAbsent(scalar.getValue(), line(key)) == null) {
            values.put(scalar.getValue(), value);
        } else {
            findings.add(
                    line(key),
                    "duplicate key '" + scalar.getValue() + "' in " + name() + ", first in line "
                            + lines.get(scalar.getValue()));
        }
    }

    Block only(String... known) {
        var names = List.of(known);
        keys().stream()
                .filter(key -> !names.contains(key))
                .forEach(key -> findings.add(
                        lineOf(key), "unknown key '" + key + "' in " + name() + Nearest.suggestion(key, names)));
        return this;
    }

    Set<String> keys() {
        return lines.keySet();
    }

    boolean has(String key) {
        return lines.containsKey(key);
    }

    int line() {
        return line;
    }

    int lineOf(String key) {
        return lines.getOrDefault(key, line);
    }

    String name() {
        return path.isEmpty() ? "the file" : "'" + path + "'";
    }

    @Nullable
    Node node(String key) {
        return values.get(key);
    }

    Block block(String key) {
        return of(values.get(key), path.isEmpty() ? key : path + "." + key, findings);
    }

    List<Block> blocks(String key) {
        return items(key).stream()
                .map(item -> of(item, path + "." + key, findings))
                .toList();
    }

    List<String> texts(String key) {
        var texts = new ArrayList<String>();
        for (Node item : items(key)) {
            if (item instanceof ScalarNode scalar) {
                texts.add(scalar.getValue());
            } else {
                findings.add(line(item), "'" + path + "." + key + "' must be a list of names, found " + shown(item));
            }
        }
        return texts;
    }

    private List<Node> items(String key) {
        Node node = values.get(key);
        if (node == null) {
            return List.of();
        }
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        findings.add(lineOf(key), "'" + path + "." + key + "' must be a list ([a, b]), found " + shown(node));
        return List.of();
    }

    @Nullable
    String text(String key) {
        Node node = values.get(key);
        if (node == null) {
            return null;
        }
        if (node instanceof ScalarNode scalar && !Tag.NULL.equals(scalar.getTag())) {
            return scalar.getValue();
        }
        findings.add(lineOf(key), "'" + path + "." + key + "' must be one value, found " + shown(node));
        return null;
    }

    int integer(String key, int otherwise, int least, int most) {
        var text = text(key);
        if (text == null) {
            return otherwise;
        }
        try {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // told below, with the range
        }
        findings.add(
                lineOf(key),
                "'" + path + "." + key + "' must be a whole number from " + least + " to " + most + ", found '" + text
                        + "'");
        return otherwise;
    }

    static int line(@Nullable Node node) {
        return node == null
                ? 1
                : node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    static String shown(Node node) {
        if (node instanceof ScalarNode scalar) {
            return Tag.NULL.equals(node.getTag()) ? "nothing" : "'" + scalar.getValue() + "'";
        }
        return node instanceof SequenceNode ? "a list" : "a mapping";
    }
}
