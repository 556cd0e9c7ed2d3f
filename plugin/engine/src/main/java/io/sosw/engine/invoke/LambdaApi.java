package io.sosw.engine.invoke;

import io.sosw.error.UserError;
import io.sosw.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * The five operations of Lambda's API that a call needs, over plain HTTP to the shim, which asks for no signature: an SDK
 * would cost the plugin 9 MB and each call a third of a second.
 *
 * @param endpoint of the shim
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">Lambda: Invoke</a>
 */
record LambdaApi(URI endpoint) {
    private static final String FUNCTIONS = "/2015-03-31/functions";

    static {
        // A body that is streamed would not be sent twice either, but then a kept connection is tried for 1 ms before
        // each call.
        if (System.getProperty("sun.net.http.retryPost") == null) {
            System.setProperty("sun.net.http.retryPost", "false");
        }
    }

    private static final int TOO_LARGE = 413;

    private record Reply(int status, String body, HttpURLConnection connection) {
        String header(String name) {
            var value = connection.getHeaderField(name);
            return value == null ? "" : value;
        }

        Reply expectSuccess() throws IOException {
            if (status == TOO_LARGE) {
                throw new UserError(
                        "Lambda takes no event as large as this: " + body,
                        "put what it holds into a bucket, and its key into the event.",
                        "invoke-event");
            }
            if (status >= 300) {
                throw new IOException("the shim's Lambda answered " + status + ": " + body);
            }
            return this;
        }
    }

    /** Configuration and code of a function, if there is one. */
    Optional<Map<?, ?>> function(String name) throws IOException {
        var reply = send("GET", path(name), null, Map.of(), Duration.ofSeconds(30));
        return reply.status() == 404 ? Optional.empty() : Optional.of(object(reply.expectSuccess()));
    }

    void create(Map<String, Object> request) throws IOException {
        send("POST", FUNCTIONS, Json.write(request), Map.of(), Duration.ofSeconds(30))
                .expectSuccess();
    }

    void updateCode(String name, Map<String, Object> request) throws IOException {
        send("PUT", path(name) + "/code", Json.write(request), Map.of(), Duration.ofSeconds(30))
                .expectSuccess();
    }

    void updateConfiguration(String name, Map<String, Object> request) throws IOException {
        send("PUT", path(name) + "/configuration", Json.write(request), Map.of(), Duration.ofSeconds(30))
                .expectSuccess();
    }

    /** Calls the function; without an answer in time the connection is given up. */
    Answer invoke(String name, String event, boolean asynchronous, Duration patience) throws IOException {
        var headers =
                Map.of("X-Amz-Invocation-Type", asynchronous ? "Event" : "RequestResponse", "X-Amz-Log-Type", "Whole");
        long sent = System.nanoTime();
        var reply = send("POST", path(name) + "/invocations", event, headers, patience)
                .expectSuccess();
        long received = System.nanoTime();
        var log = new String(Base64.getDecoder().decode(reply.header("X-Amz-Log-Result")), StandardCharsets.UTF_8);
        return new Answer(reply.status(), reply.body(), reply.header("X-Amz-Function-Error"), log, sent, received);
    }

    private static String path(String function) {
        return FUNCTIONS + "/" + URLEncoder.encode(function, StandardCharsets.UTF_8);
    }

    private static Map<?, ?> object(Reply reply) throws IOException {
        if (Json.parse(reply.body()) instanceof Map<?, ?> map) {
            return map;
        }
        throw new IOException("the shim's Lambda answered no object: " + reply.body());
    }

    private Reply send(
            String method,
            String path,
            @org.jspecify.annotations.Nullable String body,
            Map<String, String> headers,
            Duration patience)
            throws IOException {
        var connection = (HttpURLConnection) endpoint.resolve(path).toURL().openConnection();
        connection.setRequestMethod(method);
        connection.setConnectTimeout(5_000);
        connection.setReadTimeout((int) Math.min(Integer.MAX_VALUE, patience.toMillis()));
        headers.forEach(connection::setRequestProperty);
        if (body != null) {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", "application/json");
            connection.getOutputStream().write(bytes);
        }
        int status = connection.getResponseCode();
        try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            var text = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new Reply(status, text, connection);
        }
    }
}
