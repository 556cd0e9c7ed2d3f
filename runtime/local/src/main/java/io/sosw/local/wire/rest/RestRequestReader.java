package io.sosw.local.wire.rest;

import io.sosw.local.wire.TraceHeader;
import io.sosw.local.wire.WireRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.PayloadTrait;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** Fills a request of the SDK from path, query, headers and body. */
final class RestRequestReader {
    private static final int MAX_DOCUMENT = 16 << 20;

    private final RestDialect dialect;

    RestRequestReader(RestDialect dialect) {
        this.dialect = dialect;
    }

    SdkRequest read(RestOperation operation, WireRequest request) throws IOException {
        var builder = operation.builder();
        var labels = operation.template().match(request.path());
        SdkField<?> payload = null;
        var inBody = false;
        for (var field : builder.sdkFields()) {
            if (field.containsTrait(PayloadTrait.class)) {
                payload = field;
            } else if (field.location() == MarshallLocation.PAYLOAD) {
                inBody = true;
            } else {
                var value = outsideBody(field, request, labels == null ? Map.of() : labels);
                if (value != null) {
                    field.set(builder, value);
                }
            }
        }
        if (!operation.streamsIn() && (payload != null || inBody)) {
            readBody(builder, payload, request);
        }
        TraceHeader.carry(request, builder);
        return (SdkRequest) ((SdkBuilder<?, ?>) builder).build();
    }

    private void readBody(SdkPojo builder, @Nullable SdkField<?> payload, WireRequest request) throws IOException {
        var body = request.body().readNBytes(MAX_DOCUMENT + 1);
        if (body.length > MAX_DOCUMENT) {
            throw new BadRequest("MaxMessageLengthExceeded", "Your request was too big.", null);
        }
        if (body.length == 0) {
            return;
        }
        if (payload == null) {
            dialect.read(body, builder);
        } else if (payload.marshallingType() == MarshallingType.SDK_POJO) {
            var member = payload.constructor().get();
            dialect.read(body, member);
            payload.set(builder, ((SdkBuilder<?, ?>) member).build());
        } else if (payload.marshallingType() == MarshallingType.SDK_BYTES) {
            payload.set(builder, SdkBytes.fromByteArrayUnsafe(body));
        } else {
            payload.set(builder, new String(body, StandardCharsets.UTF_8));
        }
    }

    private static @Nullable Object outsideBody(SdkField<?> field, WireRequest request, Map<String, String> labels) {
        var location = field.location();
        if (location == MarshallLocation.PATH || location == MarshallLocation.GREEDY_PATH) {
            var label = labels.get(field.locationName());
            return label == null ? null : Texts.parse(field, location, label);
        }
        var query = location == MarshallLocation.QUERY_PARAM;
        if (!query && field.marshallingType() == MarshallingType.MAP) {
            return prefixed(field.locationName(), request);
        }
        var values = query
                ? request.query().get(field.locationName())
                : request.headers().get(field.locationName().toLowerCase(Locale.ROOT));
        if (values == null || values.isEmpty()) {
            return null;
        }
        if (field.marshallingType() == MarshallingType.LIST) {
            return query ? new ArrayList<>(values) : split(values);
        }
        return Texts.parse(field, location, values.get(0));
    }

    private static List<String> split(List<String> values) {
        var parts = new ArrayList<String>();
        for (var value : values) {
            for (var part : value.split(",", -1)) {
                parts.add(part.trim());
            }
        }
        return parts;
    }

    /** Header maps: user metadata. Names come in lower case, as S3 stores them. */
    private static @Nullable Map<String, String> prefixed(String prefix, WireRequest request) {
        var map = new LinkedHashMap<String, String>();
        var lower = prefix.toLowerCase(Locale.ROOT);
        for (var header : request.headers().entrySet()) {
            if (header.getKey().startsWith(lower)) {
                map.put(header.getKey().substring(lower.length()), String.join(",", header.getValue()));
            }
        }
        return map.isEmpty() ? null : map;
    }
}
