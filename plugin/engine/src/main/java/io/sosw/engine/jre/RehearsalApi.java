package io.sosw.engine.jre;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * As much of Lambda's Runtime API as it takes to see packaged functions start and answer: to each process or loop one event,
 * if there is one, then an end.
 */
final class RehearsalApi implements AutoCloseable {
    private static final String BASE = "/2018-06-01/runtime/";

    private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);
    private static final Pattern OF_THE_MACHINE = Pattern.compile("\"errorType\":\"java\\.lang\\.\\w*Error\"");

    private final HttpServer server;
    private final byte @Nullable [] event;
    private final AtomicInteger given = new AtomicInteger();
    private volatile boolean answered;
    private final List<String> heard = new ArrayList<>();

    RehearsalApi(byte @Nullable [] event) throws IOException {
        this.event = event;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(BASE, this::serve);
        server.createContext("/", this::serveAws);
        server.start();
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** What the SDK takes for an answer of a service that has nothing, so that the classes that read it are trained. */
    private void serveAws(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
        exchange.sendResponseHeaders(200, NOTHING.length);
        exchange.getResponseBody().write(NOTHING);
        exchange.close();
    }

    /** Whether an event was answered, be it with a failure of the function's own. */
    boolean answered() {
        return answered;
    }

    /** What the function called, for example {@code invocation/next}. */
    List<String> heard() {
        synchronized (heard) {
            return List.copyOf(heard);
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath().substring(BASE.length());
        var said = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        synchronized (heard) {
            heard.add(path);
        }
        boolean failure = path.startsWith("invocation/") && path.endsWith("/error");
        if (path.endsWith("/response")
                || failure && !OF_THE_MACHINE.matcher(said).find()) {
            answered = true;
        }
        byte[] body = NOTHING;
        int status = 202;
        if (path.equals("invocation/next")) {
            boolean first = given.getAndIncrement() % 2 == 0;
            status = event != null && first ? 200 : 410;
            body = event != null && first ? event : body;
        }
        var headers = exchange.getResponseHeaders();
        headers.add("Lambda-Runtime-Aws-Request-Id", "rehearsal-" + given.get());
        headers.add("Lambda-Runtime-Deadline-Ms", "4102444800000");
        headers.add("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:000000000000:function:rehearsal");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
