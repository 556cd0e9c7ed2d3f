package io.sosw.local.lambda.environment;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The Runtime API of one environment.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Lambda: the runtime API</a>
 */
final class RuntimeServer implements AutoCloseable {
    /** Lambda's limit for an answer. */
    private static final int MOST_BYTES = 6_291_556;

    private static final String BASE = "/2018-06-01/runtime/";

    static {
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    /** Who gives out events and takes answers. */
    interface Desk {
        /** Waits for an event; null when there will be none. */
        @Nullable
        Assignment next() throws InterruptedException;

        /** False if that request is not under way. */
        boolean answer(String requestId, Outcome outcome);

        void initFailed(Outcome outcome);
    }

    /** An event and when it must be done, in milliseconds since 1970. */
    record Assignment(Call call, long deadline) {}

    private final HttpServer server;
    private final Desk desk;

    private RuntimeServer(HttpServer server, Desk desk) {
        this.server = server;
        this.desk = desk;
    }

    static RuntimeServer start(Desk desk, Executor threads) throws IOException {
        var loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        var server = HttpServer.create(new InetSocketAddress(loopback, 0), 16);
        var api = new RuntimeServer(server, desk);
        server.setExecutor(threads);
        server.createContext(BASE, api::serve);
        server.start();
        return api;
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath().substring(BASE.length());
            if (path.equals("invocation/next")) {
                next(exchange);
                return;
            }
            var body = exchange.getRequestBody().readAllBytes();
            var parts = path.split("/");
            var type = exchange.getRequestHeaders().getFirst("Lambda-Runtime-Function-Error-Type");
            var failure = Outcome.failure(body, type == null ? "" : type);
            if (path.equals("init/error")) {
                desk.initFailed(failure.fatally());
                answer(exchange, 202, "{\"status\":\"OK\"}");
            } else if (parts.length == 3 && parts[2].equals("error")) {
                settle(exchange, parts[1], failure);
            } else if (parts.length == 3 && parts[2].equals("response")) {
                if (body.length > MOST_BYTES) {
                    answer(
                            exchange,
                            413,
                            "{\"errorMessage\":\"Exceeded maximum allowed payload size (" + MOST_BYTES
                                    + " bytes).\",\"errorType\":\"RequestEntityTooLarge\"}");
                } else {
                    settle(exchange, parts[1], Outcome.success(body));
                }
            } else {
                answer(exchange, 404, "{\"errorMessage\":\"No such path\",\"errorType\":\"NotFound\"}");
            }
        }
    }

    private void next(HttpExchange exchange) throws IOException {
        try {
            var assignment = desk.next();
            if (assignment == null) {
                return;
            }
            var call = assignment.call();
            var headers = exchange.getResponseHeaders();
            headers.set("Content-Type", "application/json");
            headers.set("Lambda-Runtime-Aws-Request-Id", call.requestId());
            headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(assignment.deadline()));
            headers.set("Lambda-Runtime-Invoked-Function-Arn", call.arn());
            headers.set("Lambda-Runtime-Trace-Id", call.trace());
            if (!call.clientContext().isEmpty()) {
                headers.set("Lambda-Runtime-Client-Context", call.clientContext());
            }
            exchange.sendResponseHeaders(200, call.payload().length);
            exchange.getResponseBody().write(call.payload());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void settle(HttpExchange exchange, String requestId, Outcome outcome) throws IOException {
        if (desk.answer(requestId, outcome)) {
            answer(exchange, 202, "{\"status\":\"OK\"}");
        } else {
            answer(exchange, 400, "{\"errorMessage\":\"Invalid request ID\",\"errorType\":\"InvalidRequestID\"}");
        }
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
