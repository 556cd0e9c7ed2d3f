package io.sosw.engine.image;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** A Runtime API that gives one event, takes its answer and then breaks. */
final class OneAnswer implements AutoCloseable {
    final CompletableFuture<String> answer = new CompletableFuture<>();
    private final HttpServer server;
    private final byte[] event;

    OneAnswer(String event) throws IOException {
        this.event = event.getBytes(StandardCharsets.UTF_8);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/2018-06-01/runtime/", this::serve);
        server.start();
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    private void serve(HttpExchange exchange) throws IOException {
        boolean post = exchange.getRequestMethod().equals("POST");
        if (post) {
            answer.complete(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        }
        exchange.getResponseHeaders().add("Lambda-Runtime-Aws-Request-Id", "one");
        exchange.getResponseHeaders().add("Lambda-Runtime-Deadline-Ms", "4102444800000");
        exchange.sendResponseHeaders(post ? 202 : answer.isDone() ? 500 : 200, event.length);
        exchange.getResponseBody().write(event);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
