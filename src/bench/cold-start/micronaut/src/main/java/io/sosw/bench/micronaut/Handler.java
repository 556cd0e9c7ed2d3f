package io.sosw.bench.micronaut;

import io.micronaut.function.aws.MicronautRequestHandler;
import io.sosw.bench.airports.Airports;
import jakarta.inject.Inject;

/** As Micronaut's guide to Lambda writes it. */
public class Handler extends MicronautRequestHandler<Wanted, Found> {
    @Inject
    Airports airports;

    @Override
    public Found execute(Wanted event) {
        return new Found(event.getIata(), airports.name(event.getIata()));
    }
}
