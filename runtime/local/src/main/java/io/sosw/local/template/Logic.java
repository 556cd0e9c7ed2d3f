package io.sosw.local.template;

import java.util.List;

/** Conditions and rules. */
final class Logic {
    private Logic() {}

    static Object choose(Node argument, Evaluation context) {
        var parts = Lists.exactly("Fn::If", argument, 3);
        var name = parts.get(0).asText();
        if (!context.template().conditions().containsKey(name)) {
            throw undefined(name, argument.place());
        }
        return context.evaluate(parts.get(context.holds(name) ? 1 : 2));
    }

    static RuntimeException undefined(String condition, Place place) {
        return place.error(
                "Template format error: Unresolved condition dependency " + condition
                        + " in the Fn::If or Condition of the template",
                "declare it below 'Conditions:'.",
                "template-reference");
    }

    static boolean test(Node node, Evaluation context) {
        if (node instanceof Node.Mapping mapping && mapping.entries().size() == 1) {
            var function = mapping.entries().keySet().iterator().next();
            var argument = mapping.entries().get(function);
            if (argument != null) {
                return test(function, argument, context);
            }
        }
        throw node.place()
                .error(
                        "Template format error: " + node.kind() + " is no condition",
                        "use Fn::Equals, Fn::And, Fn::Or, Fn::Not or Condition.",
                        "template-syntax");
    }

    private static boolean test(String function, Node argument, Evaluation context) {
        switch (function) {
            case "Condition":
                if (!context.template().conditions().containsKey(argument.asText())) {
                    throw undefined(argument.asText(), argument.place());
                }
                return context.holds(argument.asText());
            case "Fn::Not":
                return !test(Lists.exactly(function, argument, 1).get(0), context);
            case "Fn::And":
                return several(function, argument).stream().allMatch(each -> test(each, context));
            case "Fn::Or":
                return several(function, argument).stream().anyMatch(each -> test(each, context));
            case "Fn::Equals":
                var sides = Lists.exactly(function, argument, 2);
                return Lists.same(context.evaluate(sides.get(0)), context.evaluate(sides.get(1)));
            case "Fn::Contains":
                var search = Lists.exactly(function, argument, 2);
                return Lists.contains(Lists.list(search.get(0), context), context.evaluate(search.get(1)));
            case "Fn::EachMemberEquals":
                var members = Lists.exactly(function, argument, 2);
                var wanted = context.evaluate(members.get(1));
                return Lists.list(members.get(0), context).stream().allMatch(each -> Lists.same(each, wanted));
            case "Fn::EachMemberIn":
                var both = Lists.exactly(function, argument, 2);
                var allowed = Lists.list(both.get(1), context);
                return Lists.list(both.get(0), context).stream().allMatch(each -> Lists.contains(allowed, each));
            default:
                throw argument.place()
                        .error(
                                "Template error: " + function + " is no condition function",
                                "use one of Condition, "
                                        + String.join(
                                                ", ",
                                                Intrinsics.TRUTHS.stream()
                                                        .sorted()
                                                        .toList()) + ".",
                                "template-syntax");
        }
    }

    private static List<Node> several(String function, Node argument) {
        var items = argument.asSequence().items();
        if (items.size() < 2 || items.size() > 10) {
            throw argument.place()
                    .error(
                            "Template error: every " + function + " object requires a list of at least 2 and at most"
                                    + " 10 boolean parameters",
                            "nest a second " + function + ".",
                            "template-syntax");
        }
        return items;
    }

    static void check(String name, Node.Mapping rule, Evaluation context) {
        var guard = rule.get("RuleCondition");
        var assertions = rule.get("Assertions");
        if (assertions == null || guard != null && !test(guard, context)) {
            return;
        }
        for (var each : assertions.asSequence().items()) {
            var assertion = each.asMapping();
            var claim = assertion.get("Assert");
            if (claim != null && !test(claim, context)) {
                throw claim.place()
                        .error(
                                "Template validation error: rule " + name + " failed: "
                                        + TemplateReader.textOf(assertion, "AssertDescription"),
                                "give parameters that the rule allows.",
                                "template-parameter");
            }
        }
    }
}
