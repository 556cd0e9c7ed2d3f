package io.sosw.local.provision;

import java.util.Optional;
import java.util.Set;

/**
 * A type of a service that this world may lack, as a unit test's may: then it is recorded, under the name that the template
 * gives it.
 *
 * @param type how it is made where its service is
 * @param service the SDK's client interface
 */
public record ServedType(ResourceType type, Class<?> service) implements ResourceType {

    @Override
    public String name() {
        return type.name();
    }

    @Override
    public Set<String> replacing() {
        return type.replacing();
    }

    @Override
    public String naming() {
        return type.naming();
    }

    /** Whether the service is here. */
    public boolean isHere(Services services) {
        return services.has(service);
    }

    private ResourceType recorded() {
        return new RecordedType(name(), "");
    }

    @Override
    public Made create(Desired desired, Services services) {
        if (isHere(services)) {
            return type.create(desired, services);
        }
        recorded().create(desired, services);
        return Made.of(naming().isEmpty() ? desired.generatedName() : desired.name(naming()));
    }

    @Override
    public Made update(Made current, Properties before, Desired desired, Services services) {
        return (isHere(services) ? type : recorded()).update(current, before, desired, services);
    }

    @Override
    public void delete(Made current, Properties last, Services services) {
        if (isHere(services)) {
            type.delete(current, last, services);
        }
    }

    @Override
    public Optional<Made> find(Desired desired, Services services) {
        return isHere(services) ? type.find(desired, services) : Optional.empty();
    }

    @Override
    public Optional<Object> attribute(Made made, String attribute, Services services) {
        var known = isHere(services) ? type.attribute(made, attribute, services) : Optional.<Object>empty();
        return known.isPresent() ? known : recorded().attribute(made, attribute, services);
    }
}
