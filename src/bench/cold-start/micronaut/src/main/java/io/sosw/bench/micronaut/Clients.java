package io.sosw.bench.micronaut;

import io.micronaut.context.annotation.Factory;
import io.sosw.bench.airports.Airports;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Makes the client. */
@Factory
class Clients {
    @Singleton
    Airports airports() {
        return Airports.of(Optional.ofNullable(System.getenv("TABLE")));
    }
}
