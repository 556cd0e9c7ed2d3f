package io.sosw.local.lambda.url;

import io.sosw.json.Json;
import io.sosw.json.JsonException;
import io.sosw.local.http.HttpPort;
import io.sosw.local.world.World;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.io.HttpRequestHandler;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.protocol.HttpContext;
import software.amazon.awssdk.services.lambda.model.FunctionUrlAuthType;
import software.amazon.awssdk.services.lambda.model.FunctionUrlConfig;

/**
 * Answers HTTP by a function.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html">Lambda: function URLs</a>
 */
record UrlHandler(World world, FunctionUrlConfig settings, FunctionUrls.Target target) implements HttpRequestHandler {
    private static final System.Logger LOG = System.getLogger(UrlHandler.class.getName());
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;
    private static final int MOST_BYTES = 6_291_456;

    @Override
    public void handle(ClassicHttpRequest request, ClassicHttpResponse response, HttpContext context)
            throws IOException {
        if (settings.authType() == FunctionUrlAuthType.AWS_IAM && !request.containsHeader("Authorization")) {
            plain(response, 403, "{\"Message\":\"Forbidden\"}");
            return;
        }
        var body = HttpPort.body(request).readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            plain(response, 413, "{\"message\":\"Request Too Long\"}");
            return;
        }
        byte[] event;
        try {
            event = Json.writeBytes(new UrlEvent(world, request, body).event());
        } catch (IllegalArgumentException notEncoded) {
            LOG.log(Level.DEBUG, "Refused " + request, notEncoded);
            plain(response, 400, "{\"message\":\"Bad Request\"}");
            return;
        }
        var answer = target.request(settings.functionArn(), event);
        try {
            if (answer.isPresent()) {
                answer(response, answer.get());
                return;
            }
        } catch (IllegalArgumentException | JsonException noAnswer) {
            LOG.log(Level.WARNING, settings.functionArn() + " answers what is no HTTP", noAnswer);
        }
        plain(response, 502, "{\"message\":\"Internal Server Error\"}");
    }

    /** An object with a statusCode says it all itself; anything else is the body of a success. */
    private static void answer(ClassicHttpResponse response, byte[] json) {
        var value = json.length == 0 ? "" : Json.parse(json);
        if (!(value instanceof Map<?, ?> map) || !(map.get("statusCode") instanceof Number status)) {
            var text = value instanceof String plain ? plain.getBytes(StandardCharsets.UTF_8) : json;
            send(response, 200, text);
            return;
        }
        var body = map.get("body");
        var text = body == null ? "" : body instanceof String plain ? plain : Json.write(body);
        var encoded = Boolean.TRUE.equals(map.get("isBase64Encoded"));
        send(
                response,
                status.intValue(),
                encoded ? Base64.getDecoder().decode(text) : text.getBytes(StandardCharsets.UTF_8));
        if (map.get("headers") instanceof Map<?, ?> headers) {
            headers.forEach((name, each) -> response.setHeader(String.valueOf(name), String.valueOf(each)));
        }
        if (map.get("cookies") instanceof List<?> cookies) {
            cookies.forEach(cookie -> response.addHeader("Set-Cookie", String.valueOf(cookie)));
        }
    }

    private static void plain(ClassicHttpResponse response, int status, String json) {
        send(response, status, json.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(ClassicHttpResponse response, int status, byte[] body) {
        response.setCode(status);
        response.setHeader("Content-Type", "application/json");
        if (body.length > 0 && status != NO_CONTENT && status != NOT_MODIFIED) {
            response.setEntity(new ByteArrayEntity(body, null));
        }
    }
}
