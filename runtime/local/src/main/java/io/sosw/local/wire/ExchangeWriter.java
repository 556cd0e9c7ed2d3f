package io.sosw.local.wire;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;

/** Sends a {@link WireResponse}. */
final class ExchangeWriter {
    private static final System.Logger LOG = System.getLogger(ExchangeWriter.class.getName());
    private static final int DRAINED = 1 << 20;

    private ExchangeWriter() {}

    static void write(HttpExchange exchange, WireResponse response) throws IOException {
        try (var body = response.body()) {
            drain(exchange.getRequestBody());
            response.headers()
                    .forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
            exchange.getResponseHeaders().putIfAbsent("Server", java.util.List.of("sosw"));
            exchange.sendResponseHeaders(response.status(), announced(exchange, response));
            if (sendsBody(exchange, response)) {
                body.transferTo(exchange.getResponseBody());
                exchange.getResponseBody().flush(); // closing reads on in the request, which may be broken
            }
        }
    }

    /** What the protocol left unread; a client that is still writing would see a reset instead of the answer. */
    private static void drain(InputStream sent) throws IOException {
        var left = DRAINED;
        var buffer = new byte[8192];
        var body = new SentBody(sent);
        try {
            for (var n = body.read(buffer); n >= 0 && left > 0; n = body.read(buffer)) {
                left -= n;
            }
        } catch (SentBody.Broken e) {
            LOG.log(Level.DEBUG, "Nothing more can be read; the answer says so", e);
        }
    }

    /** The JDK's convention: 0 means chunked, -1 no body; a HEAD answer announces its length by the header. */
    private static long announced(HttpExchange exchange, WireResponse response) {
        if (isHead(exchange)) {
            if (response.length() >= 0 && !exchange.getResponseHeaders().containsKey("Content-Length")) {
                exchange.getResponseHeaders().set("Content-Length", Long.toString(response.length()));
            }
            return -1;
        }
        if (response.length() < 0) {
            return 0;
        }
        return response.length() == 0 ? -1 : response.length();
    }

    private static boolean sendsBody(HttpExchange exchange, WireResponse response) {
        return !isHead(exchange) && response.length() != 0;
    }

    private static boolean isHead(HttpExchange exchange) {
        return exchange.getRequestMethod().equals("HEAD");
    }
}
