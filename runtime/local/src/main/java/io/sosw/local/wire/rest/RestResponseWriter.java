package io.sosw.local.wire.rest;

import io.sosw.local.wire.WireResponse;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.PayloadTrait;

/** Writes an answer of the SDK as status, headers and body. */
final class RestResponseWriter {
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;

    private final RestDialect dialect;

    RestResponseWriter(RestDialect dialect) {
        this.dialect = dialect;
    }

    /**
     * @param stream the body, or null if the answer's members make it
     */
    WireResponse write(RestOperation operation, SdkResponse response, @Nullable InputStream stream) {
        var headers = new LinkedHashMap<String, List<String>>();
        var status = response.sdkHttpResponse() == null
                ? dialect.status(operation.name(), operation.method())
                : response.sdkHttpResponse().statusCode();
        var inBody = false;
        SdkField<?> payload = null;
        for (var field : response.sdkFields()) {
            var value = field.getValueOrDefault(response);
            if (field.containsTrait(PayloadTrait.class)) {
                payload = field;
            } else if (field.location() == MarshallLocation.STATUS_CODE) {
                status = value == null ? status : (Integer) value;
            } else if (field.location() == MarshallLocation.HEADER) {
                header(field, value, headers);
            } else {
                inBody = true;
            }
        }
        if (stream != null) {
            var length = headers.get("Content-Length");
            return new WireResponse(status, headers, stream, length == null ? -1 : Long.parseLong(length.get(0)));
        }
        var body = body(operation, response, payload, inBody);
        if (body.length > 0 && !headers.containsKey("Content-Type")) {
            headers.put("Content-Type", List.of(dialect.contentType()));
        }
        var sent = status == NO_CONTENT && body.length > 0 ? OK : status;
        return new WireResponse(sent, headers, new ByteArrayInputStream(body), body.length);
    }

    private byte[] body(RestOperation operation, SdkResponse response, @Nullable SdkField<?> payload, boolean inBody) {
        if (payload == null) {
            return inBody ? dialect.write(operation.name(), "", response) : new byte[0];
        }
        var value = payload.getValueOrDefault(response);
        if (value instanceof SdkPojo pojo) {
            return dialect.write(operation.name(), payload.locationName(), pojo);
        } else if (value instanceof SdkBytes bytes) {
            return bytes.asByteArrayUnsafe();
        }
        return dialect.writeText(operation.name(), value == null ? "" : value.toString());
    }

    private static void header(SdkField<?> field, @Nullable Object value, Map<String, List<String>> headers) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, text) -> headers.put(field.locationName() + name, List.of(text.toString())));
        } else if (value instanceof List<?> list) {
            if (!list.isEmpty()) {
                headers.put(
                        field.locationName(),
                        List.of(list.stream().map(Object::toString).collect(Collectors.joining(","))));
            }
        } else if (value != null) {
            headers.put(field.locationName(), List.of(Texts.print(field, MarshallLocation.HEADER, value)));
        }
    }
}
