package io.sosw.local.lambda.url;

import io.sosw.local.world.Ids;
import io.sosw.local.world.World;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/** An HTTP request as a function sees it: the payload format 2.0 of API Gateway. */
record UrlEvent(World world, ClassicHttpRequest request, byte[] body) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

    Map<String, @Nullable Object> event() {
        var headers = headers();
        var query = query(rawQuery());
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        event.put("version", "2.0");
        event.put("routeKey", "$default");
        event.put("rawPath", rawPath());
        event.put("rawQueryString", rawQuery());
        var cookie = headers.remove("cookie");
        if (cookie != null) {
            event.put(
                    "cookies",
                    Arrays.stream(cookie.split(";", -1)).map(String::trim).toList());
        }
        event.put("headers", headers);
        if (!query.isEmpty()) {
            event.put("queryStringParameters", query);
        }
        event.put("requestContext", context(headers));
        if (body.length > 0) {
            var text = text();
            event.put("body", text == null ? Base64.getEncoder().encodeToString(body) : text);
            event.put("isBase64Encoded", text == null);
        } else {
            event.put("isBase64Encoded", false);
        }
        return event;
    }

    private Map<String, Object> context(Map<String, String> headers) {
        var now = world.clock().instant();
        var http = new LinkedHashMap<String, Object>();
        http.put("method", request.getMethod());
        http.put("path", rawPath());
        http.put("protocol", HttpVersion.HTTP_1_1.toString());
        http.put("sourceIp", "127.0.0.1");
        http.put("userAgent", headers.getOrDefault("user-agent", ""));
        var context = new LinkedHashMap<String, Object>();
        context.put("accountId", "anonymous");
        context.put("apiId", "local");
        context.put("domainName", headers.getOrDefault("host", ""));
        context.put("domainPrefix", "local");
        context.put("http", http);
        context.put("requestId", Ids.uuid(world.random()).toString());
        context.put("routeKey", "$default");
        context.put("stage", "$default");
        context.put("time", TIME.format(now));
        context.put("timeEpoch", now.toEpochMilli());
        return context;
    }

    private String rawPath() {
        return request.getPath().split("\\?", 2)[0];
    }

    private String rawQuery() {
        var question = request.getPath().indexOf('?');
        return question < 0 ? "" : request.getPath().substring(question + 1);
    }

    private Map<String, String> headers() {
        var headers = new TreeMap<String, String>();
        for (var header : request.getHeaders()) {
            headers.merge(header.getName().toLowerCase(Locale.ROOT), header.getValue(), (one, two) -> one + "," + two);
        }
        return headers;
    }

    private static Map<String, String> query(String raw) {
        var query = new LinkedHashMap<String, String>();
        if (!raw.isEmpty()) {
            for (var pair : raw.split("&", -1)) {
                var parts = List.of(pair.split("=", 2));
                query.merge(
                        decoded(parts.get(0)),
                        parts.size() < 2 ? "" : decoded(parts.get(1)),
                        (one, two) -> one + "," + two);
            }
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Text, unless the content type or the bytes say otherwise. */
    private @Nullable String text() {
        var type = request.getFirstHeader("Content-Type");
        if (type != null
                && !type.getValue()
                        .matches("(?i)(text/.*|application/(.*json|.*xml|javascript|x-www-form-urlencoded).*)")) {
            return null;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException binary) {
            return null;
        }
    }
}
