package io.sosw.engine.project;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Plain values of YAML nodes: text, whole and decimal numbers, flags, lists, mappings. */
final class Scalars {
    private Scalars() {}

    static Map<String, Object> map(Block block, Findings findings) {
        var map = new LinkedHashMap<String, Object>();
        for (String key : block.keys()) {
            var value = value(block.node(key), findings);
            if (value == null) {
                findings.add(block.lineOf(key), "'" + key + "' in " + block.name() + " has no value");
            } else {
                map.put(key, value);
            }
        }
        return map;
    }

    /** The value, or {@code null} for YAML's null. */
    static @Nullable Object value(@Nullable Node node, Findings findings) {
        if (node instanceof ScalarNode scalar) {
            return scalar(scalar, findings);
        }
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().stream()
                    .map(item -> value(item, findings))
                    .toList();
        }
        return node instanceof MappingNode ? map(Block.of(node, "", findings), findings) : null;
    }

    private static @Nullable Object scalar(ScalarNode node, Findings findings) {
        var text = node.getValue();
        var tag = node.getTag();
        if (Tag.NULL.equals(tag)) {
            return null;
        } else if (Tag.BOOL.equals(tag)) {
            return Boolean.valueOf(text);
        } else if (Tag.INT.equals(tag)) {
            return new BigInteger(text);
        } else if (Tag.FLOAT.equals(tag)) {
            return decimal(node, text, findings);
        }
        return text;
    }

    private static Object decimal(ScalarNode node, String text, Findings findings) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException notFinite) {
            findings.add(Block.line(node), "'" + text + "' is no finite number; quote it if it is text");
            return text;
        }
    }
}
