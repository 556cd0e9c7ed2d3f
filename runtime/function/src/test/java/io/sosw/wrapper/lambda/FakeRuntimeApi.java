package io.sosw.wrapper.lambda;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** Lambda's side of the Runtime API; out of events it answers 500, on which a runtime must exit. */
final class FakeRuntimeApi implements AutoCloseable {
    final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    volatile boolean chunked;
    volatile boolean closing;
    volatile Runnable onRestore = () -> {};
    volatile int responseStatus = 202;
    volatile long deadline = 4_102_444_800_000L;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private int count;

    FakeRuntimeApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/2018-06-01/runtime/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath().substring("/2018-06-01/runtime/".length());
        if (path.equals("restore/next")) {
            calls.add(path);
            onRestore.run();
            send(exchange, 200, "");
            return;
        }
        if (exchange.getRequestMethod().equals("GET")) {
            next(exchange);
            return;
        }
        var type = exchange.getRequestHeaders().getFirst("Lambda-Runtime-Function-Error-Type");
        calls.add(path + (type == null ? "" : " " + type) + " "
                + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        send(exchange, path.endsWith("/response") ? responseStatus : 202, "{\"status\":\"OK\"}");
    }

    private void next(HttpExchange exchange) throws IOException {
        var event = events.poll();
        if (event == null) {
            send(exchange, 500, "{\"errorMessage\":\"no more events\"}");
            return;
        }
        var headers = exchange.getResponseHeaders();
        headers.add("Lambda-Runtime-Aws-Request-Id", "id-" + ++count);
        headers.add("Lambda-Runtime-Deadline-Ms", String.valueOf(deadline));
        headers.add("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:000000000000:function:greet");
        headers.add("Lambda-Runtime-Trace-Id", "Root=1-2-3");
        if (closing) {
            headers.add("Connection", "close");
        }
        send(exchange, 200, event);
    }

    private void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, chunked ? 0 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
