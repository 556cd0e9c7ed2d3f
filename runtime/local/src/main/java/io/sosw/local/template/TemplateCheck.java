package io.sosw.local.template;

import java.util.Set;
import java.util.TreeSet;

/** What can be said of a template before any parameter has a value: everything referred to exists. */
final class TemplateCheck {
    private static final Set<String> POLICIES = Set.of("", "Delete", "Retain", "Snapshot", "RetainExceptOnCreate");

    private TemplateCheck() {}

    static void check(Template template) {
        template.resources().values().forEach(resource -> check(resource, template));
        template.outputs().values().forEach(output -> {
            condition(output.condition(), output.value().place(), template);
            Dependencies.visit(output.value(), (name, place) -> known(name, place, template));
        });
        template.conditions()
                .values()
                .forEach(node -> Dependencies.visit(node, (name, place) -> {
                    if (!name.startsWith("AWS::") && !template.parameters().containsKey(name)) {
                        throw place.error(
                                "Template format error: Unresolved dependencies [" + name
                                        + "]. Cannot reference resources in the Conditions block of the template",
                                "refer to parameters and mappings only.",
                                "template-reference");
                    }
                }));
        Dependencies.order(template.resources());
    }

    private static void check(Resource resource, Template template) {
        condition(resource.condition(), resource.place(), template);
        resource.properties()
                .values()
                .forEach(node -> Dependencies.visit(node, (name, place) -> known(name, place, template)));
        for (var name : resource.dependsOn()) {
            if (!template.resources().containsKey(name)) {
                throw unresolved(name, resource.place(), template);
            }
        }
        if (!POLICIES.contains(resource.deletionPolicy()) || !POLICIES.contains(resource.updateReplacePolicy())) {
            throw resource.place()
                    .error(
                            "Template format error: Unrecognized DeletionPolicy "
                                    + (POLICIES.contains(resource.deletionPolicy())
                                            ? resource.updateReplacePolicy()
                                            : resource.deletionPolicy())
                                    + " for resource " + resource.logicalId(),
                            "use Delete, Retain, RetainExceptOnCreate or Snapshot.",
                            "template-syntax");
        }
    }

    private static void condition(String name, Place place, Template template) {
        if (!name.isEmpty() && !template.conditions().containsKey(name)) {
            throw Logic.undefined(name, place);
        }
    }

    private static void known(String name, Place place, Template template) {
        if (!name.startsWith("AWS::")
                && !template.parameters().containsKey(name)
                && !template.resources().containsKey(name)) {
            throw unresolved(name, place, template);
        }
    }

    private static RuntimeException unresolved(String name, Place place, Template template) {
        var names = new TreeSet<>(template.resources().keySet());
        names.addAll(template.parameters().keySet());
        return place.error(
                "Template format error: Unresolved resource dependencies [" + name
                        + "] in the Resources block of the template",
                "declare " + name + ", or refer to one of " + String.join(", ", names) + ".",
                "template-reference");
    }
}
