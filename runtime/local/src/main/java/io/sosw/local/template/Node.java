package io.sosw.local.template;

import io.sosw.error.UserError;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A part of a template as written, intrinsic functions in their long form, each part with its place. */
public sealed interface Node {

    /**
     * The nodes of a YAML or JSON text.
     *
     * @param source what messages call it
     * @throws UserError if the text is neither
     */
    static Node parse(String source, String text) {
        return NodeReader.read(source, text);
    }

    Place place();

    /** What a message calls this kind of node. */
    String kind();

    /**
     * @param value a String, Long, BigDecimal or Boolean; null for an empty value
     * @param text as written
     */
    record Scalar(Place place, @Nullable Object value, String text) implements Node {
        @Override
        public String kind() {
            return value == null ? "nothing" : "the value '" + text + "'";
        }
    }

    record Sequence(Place place, List<Node> items) implements Node {
        @Override
        public String kind() {
            return "a list";
        }
    }

    record Mapping(Place place, Map<String, Node> entries) implements Node {
        @Override
        public String kind() {
            return "a map";
        }

        @Nullable
        Node get(String key) {
            return entries.get(key);
        }
    }

    /** This node as a map, or a mistake of the template's author. */
    default Mapping asMapping() {
        if (this instanceof Mapping mapping) {
            return mapping;
        }
        throw place().error(
                        "Template format error: expected a map but found " + kind(),
                        "write 'Name: value' lines below the key.",
                        "template-syntax");
    }

    /** This node as a list, or a mistake of the template's author. */
    default Sequence asSequence() {
        if (this instanceof Sequence sequence) {
            return sequence;
        }
        throw place().error(
                        "Template format error: expected a list but found " + kind(),
                        "write '- value' lines below the key.",
                        "template-syntax");
    }

    /** This node as text (numbers and booleans as written), or a mistake of the template's author. */
    default String asText() {
        if (this instanceof Scalar scalar && scalar.value() != null) {
            return scalar.text();
        }
        throw place().error(
                        "Template format error: expected a string but found " + kind(),
                        "write one value here.",
                        "template-syntax");
    }
}
