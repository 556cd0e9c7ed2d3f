package io.sosw.local.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.thirdparty.jackson.core.JsonFactory;
import software.amazon.awssdk.thirdparty.jackson.core.JsonProcessingException;

/**
 * AWS JSON 1.0 and 1.1: {@code X-Amz-Target} names the operation, the body is one object.
 *
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html">awsJson1_0</a>
 */
public final class JsonProtocol implements Protocol {
    private static final JsonFactory JSON = new JsonFactory();
    private final String contentType;
    private final String namespace;
    private final UnaryOperator<String> shapes;
    private final boolean queryCompatible;

    private JsonProtocol(String contentType, String namespace, UnaryOperator<String> shapes, boolean compatible) {
        this.contentType = contentType;
        this.namespace = namespace;
        this.shapes = shapes;
        this.queryCompatible = compatible;
    }

    /**
     * @param version {@code 1.0} or {@code 1.1}
     * @param namespace what stands before {@code #} in {@code __type}, or empty
     */
    public static JsonProtocol of(String version, String namespace) {
        var prefix = namespace.isEmpty() ? "" : namespace + "#";
        return new JsonProtocol("application/x-amz-json-" + version, prefix, UnaryOperator.identity(), false);
    }

    /**
     * For services that spoke the query protocol before: errors carry their old code in {@code x-amzn-query-error}.
     *
     * @param shapeOfCode the name of the modeled exception for an old code
     */
    public JsonProtocol queryCompatible(UnaryOperator<String> shapeOfCode) {
        return new JsonProtocol(contentType, namespace, shapeOfCode, true);
    }

    @Override
    public WireResponse serve(WireRequest request, Served service) throws IOException {
        var target = request.header("x-amz-target");
        var name = target.substring(target.lastIndexOf('.') + 1);
        var operation = Operations.find(service.api(), name).orElse(null);
        if (operation == null) {
            return error(Fault.notServed(service.scope(), name));
        }
        try {
            var filled = operation.newRequest();
            try (var in = JSON.createParser(request.decodedBody())) {
                PojoReader.read(in, filled);
            }
            TraceHeader.carry(request, filled);
            var answer = service.call(operation, filled);
            var bytes = new ByteArrayOutputStream(256);
            try (var out = JSON.createGenerator(bytes)) {
                PojoWriter.write(out, answer);
            }
            return WireResponse.of(200, contentType, bytes.toByteArray());
        } catch (AwsServiceException e) {
            return error(Fault.of(e));
        } catch (Operation.NotServed e) {
            return error(Fault.notServed(service.scope(), name));
        } catch (JsonProcessingException e) {
            return error(Fault.unreadable("Could not parse the JSON body: " + e.getOriginalMessage()));
        } catch (Unreadable e) {
            return error(Fault.unreadable(String.valueOf(e.getMessage())));
        }
    }

    private WireResponse error(Fault fault) throws IOException {
        var bytes = new ByteArrayOutputStream(256);
        try (var out = JSON.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeStringField("__type", type(fault));
            out.writeStringField("message", fault.message());
            for (var shape : fault.shapes()) {
                PojoWriter.members(out, shape);
            }
            out.writeEndObject();
        }
        var response = WireResponse.of(fault.status(), contentType, bytes.toByteArray());
        return queryCompatible
                ? response.withHeader("x-amzn-query-error", fault.code() + ";" + fault.type())
                : response;
    }

    private String type(Fault fault) {
        return fault.code().contains("#") ? fault.code() : namespace + shapes.apply(fault.code());
    }
}
