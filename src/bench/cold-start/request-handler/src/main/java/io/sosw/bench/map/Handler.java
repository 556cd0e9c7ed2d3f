package io.sosw.bench.map;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.sosw.bench.airports.Airports;
import java.util.Map;
import java.util.Optional;

/** As AWS's guides write it: the runtime binds event and answer. */
public final class Handler implements RequestHandler<Map<String, String>, Map<String, String>> {
    private static final Airports AIRPORTS = Airports.of(Optional.ofNullable(System.getenv("TABLE")));

    @Override
    public Map<String, String> handleRequest(Map<String, String> event, Context context) {
        var iata = event.get("iata");
        return Map.of("iata", iata, "name", AIRPORTS.name(iata));
    }
}
