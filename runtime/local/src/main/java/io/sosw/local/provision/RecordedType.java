package io.sosw.local.provision;

import java.util.Locale;
import java.util.Optional;

/**
 * A type that nothing is made for here: the resource is written down, so that references to it have a value.
 *
 * @param remark said to the user
 */
public record RecordedType(String name, String remark) implements ResourceType {

    @Override
    public Made create(Desired desired, Services services) {
        desired.properties().values().keySet().forEach(desired.properties()::value);
        return Made.of(desired.generatedName());
    }

    @Override
    public Made update(Made current, Properties before, Desired desired, Services services) {
        desired.properties().values().keySet().forEach(desired.properties()::value);
        return current;
    }

    @Override
    public void delete(Made current, Properties last, Services services) {
        // nothing was made
    }

    /** Any attribute has a value: an ARN where the name says so, else the physical id. */
    @Override
    public Optional<Object> attribute(Made made, String attribute, Services services) {
        if (!attribute.endsWith("Arn")) {
            return Optional.of(made.physicalId());
        }
        var parts = name.split("::");
        var service = parts.length > 1 ? parts[1].toLowerCase(Locale.ROOT) : "custom";
        var world = services.world();
        return Optional.of(
                "arn:aws:" + service + ":" + world.region() + ":" + world.accountId() + ":" + made.physicalId());
    }
}
