package io.sosw.local.provision;

import io.sosw.error.UserError;
import io.sosw.local.template.Place;
import io.sosw.local.template.References;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** References to the resources of a stack as far as they are made. */
final class StackReferences implements References {
    private final Map<String, ProvisionedResource> made;
    private final Function<String, ResourceType> types;
    private final Services services;
    private final Function<String, Optional<String>> exports;

    StackReferences(
            Map<String, ProvisionedResource> made,
            Function<String, ResourceType> types,
            Services services,
            Function<String, Optional<String>> exports) {
        this.made = made;
        this.types = types;
        this.services = services;
        this.exports = exports;
    }

    @Override
    public Object ref(String logicalId, Place from) {
        var resource = made.get(logicalId);
        return resource == null ? References.none().ref(logicalId, from) : resource.ref();
    }

    @Override
    public Object attribute(String logicalId, String attribute, Place from) {
        var resource = made.get(logicalId);
        if (resource == null) {
            return References.none().attribute(logicalId, attribute, from);
        }
        return types.apply(resource.type())
                .attribute(resource.made(), attribute, services)
                .orElseThrow(() -> unknown(resource, attribute, from));
    }

    private static UserError unknown(ProvisionedResource resource, String attribute, Place from) {
        return from.error(
                "Template error: resource " + resource.logicalId() + " does not support attribute type " + attribute
                        + " in Fn::GetAtt",
                resource.type() + " has "
                        + String.join(
                                ", ",
                                resource.attributes().keySet().stream().sorted().toList()) + ".",
                "template-reference");
    }

    @Override
    public Object importValue(String exportName, Place from) {
        var value = exports.apply(exportName);
        return value.isPresent() ? value.get() : References.none().importValue(exportName, from);
    }
}
