package io.sosw.bench.quarkus;

import io.quarkus.runtime.Startup;
import io.sosw.bench.airports.Airports;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Makes the client at init, as all functions here do. */
public class Producer {
    @Produces
    @Singleton
    @Startup
    Airports airports() {
        return Airports.of(Optional.ofNullable(System.getenv("TABLE")));
    }
}
