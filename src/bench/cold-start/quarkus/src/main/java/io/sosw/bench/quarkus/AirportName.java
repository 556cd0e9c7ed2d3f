package io.sosw.bench.quarkus;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.sosw.bench.airports.Airports;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** As Quarkus's guide to Lambda writes it. */
@Named("airport-name")
public class AirportName implements RequestHandler<AirportName.Wanted, AirportName.Found> {
    @Inject
    Airports airports;

    /** The event. */
    public record Wanted(String iata) {}

    /** The answer. */
    public record Found(String iata, String name) {}

    @Override
    public Found handleRequest(Wanted event, Context context) {
        return new Found(event.iata(), airports.name(event.iata()));
    }
}
