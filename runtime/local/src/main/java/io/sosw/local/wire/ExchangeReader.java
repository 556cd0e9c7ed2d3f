package io.sosw.local.wire;

import com.sun.net.httpserver.HttpExchange;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes a {@link WireRequest} of what the JDK's server read. */
final class ExchangeReader {
    private ExchangeReader() {}

    static WireRequest read(HttpExchange exchange, String requestId) {
        var headers = new HashMap<String, List<String>>();
        for (var header : exchange.getRequestHeaders().entrySet()) {
            headers.put(header.getKey().toLowerCase(Locale.ROOT), List.copyOf(header.getValue()));
        }
        headers.put("x-amzn-requestid", List.of(requestId));
        var address = exchange.getRequestURI();
        var query = address.getRawQuery();
        return new WireRequest(
                exchange.getRequestMethod(),
                address.getRawPath() == null ? "/" : address.getRawPath(),
                query == null ? Map.of() : FormDecoding.decode(query),
                headers,
                new SentBody(exchange.getRequestBody()));
    }
}
