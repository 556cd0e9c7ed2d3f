package io.sosw.local.junit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lambda's Runtime API for a single event; afterwards it answers 500, on which a runtime must exit. */
final class OneEventApi implements AutoCloseable {
    private static final String BASE = "/2018-06-01/runtime/";

    private final HttpServer server;
    private byte @Nullable [] event;
    private volatile @Nullable String answer;

    OneEventApi(byte[] event) throws IOException {
        this.event = event.clone();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(BASE + "invocation/next", this::next);
        server.createContext(BASE, this::post);
        server.start();
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    boolean answered() {
        return answer != null;
    }

    @Nullable
    String answer() {
        return answer;
    }

    private void next(HttpExchange exchange) throws IOException {
        var body = event;
        event = null;
        exchange.getResponseHeaders().add("Lambda-Runtime-Aws-Request-Id", "request-1");
        send(exchange, body == null ? 500 : 200, body == null ? new byte[0] : body);
    }

    private void post(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        answer = exchange.getRequestURI().getPath().endsWith("/response") ? body : "failed: " + body;
        send(exchange, 202, new byte[0]);
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
