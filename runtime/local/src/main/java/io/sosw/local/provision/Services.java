package io.sosw.local.provision;

import io.sosw.local.world.World;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The local services that resources are made on.
 *
 * @param byInterface the SDK's client interface (or our own port, where the SDK has none) to its implementation
 */
public record Services(World world, Map<Class<?>, Supplier<?>> byInterface) {

    /**
     * @throws ResourceProblem if no such service runs here
     */
    public <T> T get(Class<T> api) {
        var found = byInterface.get(api);
        if (found == null) {
            throw new ResourceProblem(
                    "NotStabilized",
                    "The local world has no " + api.getSimpleName().replace("Client", ""));
        }
        return api.cast(found.get());
    }

    public boolean has(Class<?> api) {
        return byInterface.containsKey(api);
    }
}
