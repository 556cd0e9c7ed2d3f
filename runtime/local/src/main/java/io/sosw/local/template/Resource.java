package io.sosw.local.template;

import java.util.Map;
import java.util.Set;

/**
 * A resource as the template declares it.
 *
 * @param dependsOn as said by {@code DependsOn}
 * @param condition its condition's name, or empty
 * @param deletionPolicy {@code Delete}, {@code Retain}, {@code Snapshot} or {@code RetainExceptOnCreate}; empty: unsaid
 * @param updateReplacePolicy likewise
 */
public record Resource(
        String logicalId,
        String type,
        Map<String, Node> properties,
        Set<String> dependsOn,
        String condition,
        String deletionPolicy,
        String updateReplacePolicy,
        Place place) {}
