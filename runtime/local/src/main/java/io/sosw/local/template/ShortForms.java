package io.sosw.local.template;

import java.util.List;
import java.util.Map;

/** Turns YAML's short forms ({@code !Ref Queue}) into the long ones ({@code {Ref: Queue}}). */
final class ShortForms {
    private static final String STANDARD = "tag:yaml.org,2002:";

    private ShortForms() {}

    static Node expand(String tag, Node node) {
        if (tag.isEmpty() || tag.equals("!") || tag.startsWith(STANDARD)) {
            return node;
        }
        var name = tag.substring(1);
        var function = name.equals("Ref") || name.equals("Condition") ? name : "Fn::" + name;
        if (!tag.startsWith("!") || !Intrinsics.NAMES.contains(function)) {
            throw node.place()
                    .error(
                            "Template format error: unknown short form " + tag,
                            "use one of CloudFormation's intrinsic functions, such as !Ref, !Sub or !GetAtt.",
                            "template-syntax");
        }
        var argument = name.equals("GetAtt") ? attribute(node) : node;
        return new Node.Mapping(node.place(), Map.of(function, argument));
    }

    /** {@code !GetAtt Logical.Some.Attribute}: what follows the first dot is the attribute's name. */
    private static Node attribute(Node node) {
        if (!(node instanceof Node.Scalar scalar)) {
            return node;
        }
        var text = scalar.text();
        var dot = text.indexOf('.');
        if (dot < 1) {
            throw node.place()
                    .error(
                            "Template error: !GetAtt " + text + " names no attribute",
                            "write !GetAtt LogicalId.Attribute.",
                            "template-reference");
        }
        var resource = text.substring(0, dot);
        var name = text.substring(dot + 1);
        return new Node.Sequence(
                node.place(),
                List.of(new Node.Scalar(node.place(), resource, resource), new Node.Scalar(node.place(), name, name)));
    }
}
