package io.sosw.engine.contract;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** A Runtime API that gives some events, takes their answers and then breaks. */
public final class Answers implements AutoCloseable {
    private final HttpServer server;
    private final Iterator<String> events;
    private final List<String> answers = new ArrayList<>();

    /** Listens. */
    public Answers(List<String> events) throws IOException {
        this.events = events.iterator();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/2018-06-01/runtime/", this::serve);
        server.start();
    }

    /** Where. */
    public String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** What was answered, errors included. */
    public List<String> list() {
        return List.copyOf(answers);
    }

    private void serve(HttpExchange exchange) throws IOException {
        int status = 202;
        var body = "{}";
        if (exchange.getRequestMethod().equals("POST")) {
            answers.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        } else {
            status = events.hasNext() ? 200 : 500;
            body = events.hasNext() ? events.next() : body;
        }
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var headers = exchange.getResponseHeaders();
        headers.add("Content-Type", "application/json"); // AWS's client crashes without
        headers.add("Lambda-Runtime-Aws-Request-Id", "8476a536-e9f4-11e8-9739-2dfe598c3fcd");
        headers.add("Lambda-Runtime-Deadline-Ms", "4102444800000");
        headers.add("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:000000000000:function:hello");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
