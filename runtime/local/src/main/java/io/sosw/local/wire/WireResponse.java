package io.sosw.local.wire;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An HTTP response as a protocol makes it.
 *
 * @param status for example 200
 * @param headers as they go out
 * @param body read to its end and closed by the server
 * @param length of the body in bytes, or -1 when unknown
 */
public record WireResponse(int status, Map<String, List<String>> headers, InputStream body, long length) {

    public static WireResponse of(int status, String contentType, byte[] body) {
        var headers = Map.of("Content-Type", List.of(contentType));
        return new WireResponse(status, headers, new ByteArrayInputStream(body), body.length);
    }

    public static WireResponse text(int status, String contentType, String body) {
        return of(status, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    public WireResponse withHeader(String name, String value) {
        var all = new LinkedHashMap<>(headers);
        all.put(name, List.of(value));
        return new WireResponse(status, all, body, length);
    }
}
