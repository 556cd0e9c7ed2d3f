package io.sosw.bench.airports;

import java.util.Optional;

/** What every function here asks: the name of an airport. */
public interface Airports {
    /** Its name in the table. */
    String name(String iata);

    /** The table in DynamoDB; without one an answer that costs nothing, so that the rest can be measured alone. */
    static Airports of(Optional<String> table) {
        return table.isPresent() ? new DynamoDbAirports(table.get()) : iata -> "Airport " + iata;
    }
}
