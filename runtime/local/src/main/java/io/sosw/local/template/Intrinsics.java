package io.sosw.local.template;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The intrinsic functions by name. */
final class Intrinsics {
    /** Functions that give a value. */
    private static final Map<String, Intrinsic> VALUES = new TreeMap<>(Map.ofEntries(
            Map.entry("Ref", (argument, context) -> context.ref(argument.asText(), argument.place())),
            Map.entry("Fn::GetAtt", Intrinsics::attribute),
            Map.entry("Fn::Sub", Texts::sub),
            Map.entry("Fn::Join", Texts::join),
            Map.entry("Fn::Split", Texts::split),
            Map.entry("Fn::Base64", Texts::base64),
            Map.entry("Fn::ToJsonString", Texts::json),
            Map.entry("Fn::Select", Lists::select),
            Map.entry("Fn::Length", Lists::length),
            Map.entry("Fn::GetAZs", Lists::zones),
            Map.entry("Fn::FindInMap", Lists::find),
            Map.entry("Fn::Cidr", Cidr::blocks),
            Map.entry("Fn::If", Logic::choose),
            Map.entry(
                    "Fn::ImportValue",
                    (argument, context) -> context.importValue(context.text(argument), argument.place()))));

    /** Functions that give a truth, besides {@code Condition}. */
    static final Set<String> TRUTHS = Set.of(
            "Fn::And", "Fn::Or", "Fn::Not", "Fn::Equals", "Fn::Contains", "Fn::EachMemberEquals", "Fn::EachMemberIn");

    static final Set<String> NAMES = names();

    private Intrinsics() {}

    private static Set<String> names() {
        var names = new TreeSet<>(VALUES.keySet());
        names.addAll(TRUTHS);
        names.add("Condition");
        return names;
    }

    static Object call(String name, Node.Mapping written, Evaluation context) {
        if (written.entries().size() != 1) {
            throw written.place()
                    .error(
                            "Template format error: " + name + " stands beside other keys: "
                                    + written.entries().keySet(),
                            "a function must be the only key of its map.",
                            "template-syntax");
        }
        var argument = written.entries().values().iterator().next();
        var function = VALUES.get(name);
        if (function != null) {
            return function.apply(argument, context);
        }
        if (TRUTHS.contains(name)) {
            return Logic.test(written, context);
        }
        throw written.place()
                .error(
                        "Template error: the function " + name + " is not supported here",
                        "use one of " + String.join(", ", NAMES) + ".",
                        "template-syntax");
    }

    private static Object attribute(Node argument, Evaluation context) {
        if (argument instanceof Node.Scalar scalar) {
            var dot = scalar.text().indexOf('.');
            if (dot > 0) {
                return context.attribute(
                        scalar.text().substring(0, dot), scalar.text().substring(dot + 1), argument.place());
            }
        }
        var parts = argument.asSequence().items();
        if (parts.size() != 2) {
            throw argument.place()
                    .error(
                            "Template error: every Fn::GetAtt object requires two non-empty parameters, the resource"
                                    + " name and the resource attribute",
                            "write [LogicalId, Attribute].",
                            "template-reference");
        }
        return context.attribute(parts.get(0).asText(), context.text(parts.get(1)), argument.place());
    }

    /** One function. */
    @FunctionalInterface
    interface Intrinsic {
        Object apply(Node argument, Evaluation context);
    }
}
