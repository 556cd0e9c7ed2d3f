package io.sosw.engine.image;

import java.util.Optional;

/** Logs in to registries. */
@FunctionalInterface
public interface RegistryLogin {

    /** Name and password for a registry, or nothing where none are needed. */
    Optional<Credentials> login(String registry);

    /** A name and a password. */
    record Credentials(String name, String password) {
        @Override
        public String toString() {
            return name + ":***";
        }
    }
}
