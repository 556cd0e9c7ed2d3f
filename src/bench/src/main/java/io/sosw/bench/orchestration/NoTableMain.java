package io.sosw.bench.orchestration;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * A DynamoDB that says yes to every write and keeps nothing, so that a job of a million tasks measures the Scheduler and
 * not the table. Arguments: the port, and the milliseconds that a call takes.
 */
public final class NoTableMain {
    private NoTableMain() {}

    /** Serves until it is killed. */
    public static void main(String[] arguments) throws IOException {
        var latency = Duration.ofMillis(arguments.length > 1 ? Long.parseLong(arguments[1]) : 0);
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
        var server = HttpServer.create(address, 0);
        server.setExecutor(Executors.newFixedThreadPool(16));
        server.createContext("/", exchange -> answer(exchange, latency));
        server.start();
        System.out.println("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static void answer(HttpExchange exchange, Duration latency) throws IOException {
        try (exchange) {
            exchange.getRequestBody().transferTo(java.io.OutputStream.nullOutputStream());
            LockSupport.parkNanos(latency.toNanos());
            var updates = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
                    .endsWith("UpdateItem");
            var body = (updates ? "{\"Attributes\":{\"job_day\":{\"S\":\"2026-01-01\"}}}" : "{}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
