package io.sosw.local.provision;

import java.util.Map;

/**
 * What making a resource gave.
 *
 * @param physicalId what {@code Ref} gives
 * @param attributes what {@code Fn::GetAtt} gives, by name
 */
public record Made(String physicalId, Map<String, Object> attributes) {

    public static Made of(String physicalId) {
        return new Made(physicalId, Map.of());
    }
}
