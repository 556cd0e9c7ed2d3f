package io.sosw.bench.coldstart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A Runtime API with one event. It tells when init ends and what is answered; who has answered waits for ever. */
public final class FakeLambda implements AutoCloseable {
    /** Completed when the first event is asked for, before it is given. */
    private final Runnable initEnds;

    private final CompletableFuture<String> answer = new CompletableFuture<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final byte[] event;
    private boolean given;

    public FakeLambda(String event, Runnable initEnds) throws IOException {
        this.event = event.getBytes(StandardCharsets.UTF_8);
        this.initEnds = initEnds;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/2018-06-01/runtime/", this::serve);
        server.start();
    }

    public String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    public CompletableFuture<String> answer() {
        return answer;
    }

    private synchronized boolean first() {
        boolean first = !given;
        given = true;
        return first;
    }

    private void serve(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (exchange.getRequestMethod().equals("POST")) {
            answer.complete(body);
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
        } else if (first()) {
            initEnds.run();
            var headers = exchange.getResponseHeaders();
            headers.add("Content-Type", "application/json"); // AWS's client crashes without
            headers.add("Lambda-Runtime-Aws-Request-Id", "8476a536-e9f4-11e8-9739-2dfe598c3fcd");
            headers.add("Lambda-Runtime-Deadline-Ms", "4102444800000");
            headers.add("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:000000000000:function:one");
            headers.add("Lambda-Runtime-Trace-Id", "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Sampled=0");
            exchange.sendResponseHeaders(200, event.length);
            exchange.getResponseBody().write(event);
            exchange.close();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
