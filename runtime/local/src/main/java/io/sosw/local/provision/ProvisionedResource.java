package io.sosw.local.provision;

import java.util.Map;

/**
 * A resource as it is.
 *
 * @param properties evaluated, as it was last made or updated
 * @param generation counts replacements
 * @param deletionPolicy as the template said when it was last made or updated
 */
public record ProvisionedResource(
        String logicalId,
        String type,
        String physicalId,
        Map<String, Object> attributes,
        Map<String, Object> properties,
        int generation,
        String deletionPolicy) {

    /** What {@code Ref} gives. */
    public String ref() {
        return physicalId;
    }

    public Made made() {
        return new Made(physicalId, attributes);
    }
}
