package io.sosw.aws.invoke;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A service behind a port that answers as the test says, and remembers what it was asked. */
final class OneEndpoint implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> types = new CopyOnWriteArrayList<>();

    private OneEndpoint(HttpServer server) {
        this.server = server;
    }

    static OneEndpoint answering(Reply reply) throws IOException {
        return answeringBodies((exchange, body) -> reply.to(exchange));
    }

    static OneEndpoint answeringBodies(BodyReply reply) throws IOException {
        var endpoint =
                new OneEndpoint(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        endpoint.server.setExecutor(endpoint.threads);
        endpoint.server.createContext("/", exchange -> {
            endpoint.types.add(String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Invocation-Type")));
            reply.to(exchange, exchange.getRequestBody().readAllBytes());
        });
        endpoint.server.start();
        return endpoint;
    }

    static Reply error(int status, String code, String message) {
        return exchange -> {
            exchange.getResponseHeaders().add("x-amzn-ErrorType", code);
            send(exchange, status, "{\"message\":\"" + message + "\"}");
        };
    }

    static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The kinds of invocation that were asked for, in order. */
    List<String> types() {
        return types;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** What the service does with a request and what it carries. */
    interface BodyReply {
        void to(HttpExchange exchange, byte[] body) throws IOException;
    }

    /** What the service does with a request. */
    interface Reply {
        void to(HttpExchange exchange) throws IOException;
    }
}
