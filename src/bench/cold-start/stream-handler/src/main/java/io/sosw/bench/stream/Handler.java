package io.sosw.bench.stream;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.sosw.bench.airports.Airports;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** As bare as it gets: no codec, the one value is cut out of the text. */
public final class Handler implements RequestStreamHandler {
    private static final Airports AIRPORTS = Airports.of(Optional.ofNullable(System.getenv("TABLE")));

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        var event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
        var from = event.indexOf('"', event.indexOf(':')) + 1;
        var iata = event.substring(from, event.indexOf('"', from));
        var answer = "{\"iata\":\"" + iata + "\",\"name\":\"" + AIRPORTS.name(iata) + "\"}";
        output.write(answer.getBytes(StandardCharsets.UTF_8));
    }
}
