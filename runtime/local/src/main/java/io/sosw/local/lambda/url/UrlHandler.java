package io.sosw.local.lambda.url;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.sosw.json.Json;
import io.sosw.local.world.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers HTTP by a function.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html">Lambda: function URLs</a>
 */
record UrlHandler(World world, String functionArn, @Nullable String authorization, FunctionUrls.Target target)
        implements HttpHandler {
    private static final int MOST_BYTES = 6_291_456;

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if ("AWS_IAM".equals(authorization) && exchange.getRequestHeaders().getFirst("Authorization") == null) {
                plain(exchange, 403, "{\"Message\":\"Forbidden\"}");
                return;
            }
            var body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
            if (body.length > MOST_BYTES) {
                plain(exchange, 413, "{\"message\":\"Request Too Long\"}");
                return;
            }
            var event = new UrlEvent(world, exchange, body).event();
            var answer = target.request(functionArn, Json.writeBytes(event));
            if (answer.isEmpty()) {
                plain(exchange, 502, "{\"message\":\"Internal Server Error\"}");
            } else {
                answer(exchange, answer.get());
            }
        }
    }

    /** An object with a statusCode says it all itself; anything else is the body of a success. */
    private static void answer(HttpExchange exchange, byte[] json) throws IOException {
        var value = Json.parse(json);
        if (!(value instanceof Map<?, ?> map) || !(map.get("statusCode") instanceof Number status)) {
            var text = value instanceof String plain ? plain.getBytes(StandardCharsets.UTF_8) : json;
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            send(exchange, 200, text);
            return;
        }
        if (map.get("headers") instanceof Map<?, ?> headers) {
            headers.forEach(
                    (name, text) -> exchange.getResponseHeaders().set(String.valueOf(name), String.valueOf(text)));
        }
        if (map.get("cookies") instanceof List<?> cookies) {
            cookies.forEach(cookie -> exchange.getResponseHeaders().add("Set-Cookie", String.valueOf(cookie)));
        }
        if (exchange.getResponseHeaders().getFirst("Content-Type") == null) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
        }
        var body = map.get("body");
        var text = body == null ? "" : body instanceof String plain ? plain : Json.write(body);
        var encoded = Boolean.TRUE.equals(map.get("isBase64Encoded"));
        send(
                exchange,
                status.intValue(),
                encoded ? Base64.getDecoder().decode(text) : text.getBytes(StandardCharsets.UTF_8));
    }

    private static void plain(HttpExchange exchange, int status, String json) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        send(exchange, status, json.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
