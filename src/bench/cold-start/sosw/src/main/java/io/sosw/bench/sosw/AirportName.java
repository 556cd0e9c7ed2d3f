package io.sosw.bench.sosw;

import io.sosw.function.PortableFunction;

/** The name of an airport. */
public final class AirportName
        implements PortableFunction<AirportName.Wanted, AirportsContext, AirportName.Found> {
    /** The event. */
    public record Wanted(String iata) {}

    /** The answer. */
    public record Found(String iata, String name) {}

    @Override
    public Found run(Wanted event, AirportsContext context) {
        return new Found(event.iata(), context.airports().name(event.iata()));
    }
}
